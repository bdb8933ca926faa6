SELECT record_id, day, person_id, organization_id, country, body_id, group_id, document_id, weight, event_id FROM engagement WHERE kind = 'attended' AND event_id IS NOT NULL
