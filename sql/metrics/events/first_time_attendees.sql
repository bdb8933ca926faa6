SELECT record_id, day, person_id, organization_id, country, body_id, group_id, document_id, weight, event_kind, mode, place_country, job_level FROM newcomer
