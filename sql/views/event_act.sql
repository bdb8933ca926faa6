-- Acts at events: attending, presenting, chairing. Grain: one row an act as a source records it. Those of a session are at its event.
WITH top AS (
  SELECT e.event_id, COALESCE(p.event_id, e.event_id) AS top_id FROM event e LEFT JOIN event p ON p.event = e.parent)
SELECT a.record_id, a.day, a.kind, a.person_id, a.organization_id, a.country, a.body_id, a.group_id, a.mode, t.top_id AS event_id
FROM engagement a
JOIN top t ON t.event_id = a.event_id
WHERE a.kind IN ('attended', 'presented', 'chaired') AND a.day IS NOT NULL
