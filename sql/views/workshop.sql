-- Workshops, webinars, trainings and the like, with how many people came. Grain: one row an event. participants is what the source counts
-- (counted = 1), else the people on record at it (0); unknown where there is neither.
WITH held AS (
  SELECT event_id, from_day, country, body_id, group_id, lower(kind) AS event_kind
  FROM event
  WHERE parent IS NULL AND from_day IS NOT NULL
    AND lower(kind) IN ('workshop', 'webinar', 'training', 'seminar', 'symposium', 'tutorial', 'conference')),
said AS (
  SELECT event_id, min(CAST(unit_id AS BIGINT) * 4294967296 + seq) AS record_id, max(participants) AS participants
  FROM raw.event
  GROUP BY event_id),
came AS (
  SELECT h.event_id, count(DISTINCT a.person_id) + count(CASE WHEN a.person_id IS NULL THEN 1 END) AS people
  FROM held h
  JOIN event_act a ON a.event_id = h.event_id
  GROUP BY h.event_id)
SELECT s.record_id, h.from_day AS day, CAST(NULL AS INTEGER) AS person_id, CAST(NULL AS INTEGER) AS organization_id, h.country, h.body_id,
       h.group_id, CAST(NULL AS INTEGER) AS document_id, h.event_kind, h.event_id, 1 AS weight, COALESCE(s.participants, c.people) AS participants,
       CASE WHEN s.participants IS NOT NULL THEN 1 WHEN c.people IS NOT NULL THEN 0 END AS counted
FROM held h
JOIN said s ON s.event_id = h.event_id
LEFT JOIN came c ON c.event_id = h.event_id
