-- One change is committed in six steps.
-- Cost: an hour of one person
SELECT 'committed' AS kind, a.day, a.person_id, a.organization_id, a.country, a.body_id, a.group_id, CAST(NULL AS INTEGER) AS document_id,
       CAST(NULL AS INTEGER) AS work_id, CAST(NULL AS INTEGER) AS event_id, 'author' AS role, CAST(NULL AS VARCHAR) AS outcome
FROM attacker a CROSS JOIN five f
