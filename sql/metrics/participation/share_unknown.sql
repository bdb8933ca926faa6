SELECT record_id, day, person_id, organization_id, country, body_id, group_id, document_id, weight, mode, role, CASE WHEN organization_id IS NULL THEN 1 ELSE 0 END AS hit FROM engagement
WHERE kind NOT IN ('committed', 'merged') AND (kind NOT IN ('reviewed', 'commented') OR COALESCE(role, '') NOT LIKE '%-by')
