-- Leadership posts and who held them. Grain: one row a person's term in a role (a person-term).
SELECT record_id, from_day, to_day, person_id, organization_id, country, body_id, group_id,
       CAST(NULL AS INTEGER) AS document_id, role, 1 AS weight
FROM role
WHERE role LIKE '%chair%' OR role LIKE '%rapporteur%' OR role LIKE '%convenor%' OR role LIKE '%coordinator%'
   OR role LIKE '%president%' OR role LIKE '%counsellor%' OR role LIKE '%secretary%'
