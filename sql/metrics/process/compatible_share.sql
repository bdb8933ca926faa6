SELECT record_id, day, person_id, organization_id, country, body_id, group_id, document_id, type, class, weight, compatible AS hit FROM edition
