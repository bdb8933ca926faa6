-- Two organizations agree to approve each other's texts: five reviews.
-- Cost: an hour of one person
SELECT 'reviewed' AS kind, t.day, a.person_id, a.organization_id, a.country, t.body_id, t.group_id, t.document_id, t.work_id,
       CAST(NULL AS INTEGER) AS event_id, CAST(NULL AS VARCHAR) AS role, CAST(NULL AS VARCHAR) AS outcome
FROM attacker a
CROSS JOIN five f
JOIN text_act t ON t.body_id = a.body_id AND t.number = (a.n * 7919 + f.i * 104729) % t.texts
