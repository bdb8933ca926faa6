-- One's name is put on five texts of others.
-- Cost: five favours
-- Alone: it changes what others have of these texts
SELECT t.kind, t.day, a.person_id, a.organization_id, a.country, t.body_id, t.group_id, t.document_id, t.work_id, t.event_id, t.role, t.outcome
FROM attacker a
CROSS JOIN five f
JOIN text_act t ON t.body_id = a.body_id AND t.number = (a.n * 7919 + f.i * 104729) % t.texts AND t.organization_id <> a.organization_id
