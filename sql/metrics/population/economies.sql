SELECT record_id, from_day, to_day, person_id, organization_id, country, body_id, group_id, document_id, weight FROM economy
