-- Five new people are registered for one meeting.
-- Cost: five registrations
SELECT 'attended' AS kind, m.day, a.fresh + f.i AS person_id, a.organization_id, a.country, m.body_id, m.group_id, CAST(NULL AS INTEGER) AS document_id,
       CAST(NULL AS INTEGER) AS work_id, m.event_id, CAST(NULL AS VARCHAR) AS role, CAST(NULL AS VARCHAR) AS outcome
FROM attacker a
CROSS JOIN five f
JOIN meeting m ON m.body_id = a.body_id AND m.number = (a.n * 7919) % m.meetings
