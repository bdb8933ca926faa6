SELECT m.record_id, m.day, m.person_id, m.organization_id, m.country, CASE WHEN s.side = 'to' THEN m.body_id ELSE m.before_id END AS body_id,
       CASE WHEN s.side = 'to' THEN m.group_id END AS group_id, m.document_id, m.weight,
       concat(CAST(m.record_id AS VARCHAR), '/', CAST(m.before_id AS VARCHAR)) AS move_id, s.side
FROM move m
CROSS JOIN (VALUES ('from'), ('to')) s(side)
WHERE m.who = 'person' AND m.place = 'body' AND m.before_id <> 0
