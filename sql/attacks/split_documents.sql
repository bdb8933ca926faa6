-- A text is sent in as five.
-- Cost: half a day of one person
SELECT 'contributed' AS kind, a.day, a.person_id, a.organization_id, a.country, a.body_id, a.group_id, a.fresh + f.i AS document_id,
       a.fresh + f.i AS work_id, CAST(NULL AS INTEGER) AS event_id, CAST(NULL AS VARCHAR) AS role, 'noted' AS outcome
FROM attacker a CROSS JOIN five f
