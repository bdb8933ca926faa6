SELECT record_id, day, person_id, organization_id, country, body_id, group_id, document_id, event_kind, mode, place_country, days, weight FROM event_held
