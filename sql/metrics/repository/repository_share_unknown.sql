SELECT record_id, day, person_id, organization_id, country, body_id, group_id, document_id, weight, role, kind AS act, CASE WHEN organization_id IS NULL THEN 1 ELSE 0 END AS hit FROM repository_act
