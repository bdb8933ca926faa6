SELECT record_id, day, person_id, organization_id, country, body_id, group_id, document_id, weight, mode, role, CASE WHEN organization_id IS NULL THEN 1 ELSE 0 END AS hit FROM engagement
WHERE kind <> 'committed' AND kind <> 'merged' AND NOT (kind IN ('reviewed', 'commented') AND COALESCE(role, '') LIKE '%-by')
