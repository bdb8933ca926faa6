-- One comment in each of five groups.
-- Cost: an hour of one person
SELECT 'commented' AS kind, a.day, a.person_id, a.organization_id, a.country, g.body_id, g.group_id, CAST(NULL AS INTEGER) AS document_id,
       CAST(NULL AS INTEGER) AS work_id, CAST(NULL AS INTEGER) AS event_id, CAST(NULL AS VARCHAR) AS role, CAST(NULL AS VARCHAR) AS outcome
FROM attacker a
CROSS JOIN five f
JOIN active_group g ON g.body_id = a.body_id AND g.number = (a.n * 7919 + f.i * 104729) % g.all_groups
