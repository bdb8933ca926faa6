-- One comment in each of the last five quarters.
-- Cost: an hour of one person
SELECT 'commented' AS kind, CAST(a.day - f.i * INTERVAL '3' MONTH AS DATE) AS day, a.person_id, a.organization_id, a.country, a.body_id, a.group_id,
       CAST(NULL AS INTEGER) AS document_id, CAST(NULL AS INTEGER) AS work_id, CAST(NULL AS INTEGER) AS event_id, CAST(NULL AS VARCHAR) AS role,
       CAST(NULL AS VARCHAR) AS outcome
FROM attacker a CROSS JOIN five f
