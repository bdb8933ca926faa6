SELECT record_id, day, person_id, organization_id, country, body_id, group_id, document_id, work_id, weight, field FROM use_field WHERE beyond = 1
