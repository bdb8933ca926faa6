SELECT record_id, day, person_id, organization_id, country, body_id, group_id, document_id, weight, role, kind AS act FROM repository_act WHERE kind = 'committed' AND weight > 0
