-- Workshops, webinars, trainings and the like, with how many people came. Grain: one row an event. participants is what the source counts
-- (counted = 1), else the people on record at it (0); unknown where there is neither.
WITH said AS (
  SELECT event_id, min(CAST(unit_id AS BIGINT) * 4294967296 + seq) AS record_id, max(participants) AS participants
  FROM raw.event
  GROUP BY event_id),
came AS (SELECT event_id, count(*) AS people FROM event_attendee GROUP BY event_id)
SELECT s.record_id, e.from_day AS day, CAST(NULL AS INTEGER) AS person_id, CAST(NULL AS INTEGER) AS organization_id, e.country, e.body_id,
       e.group_id, CAST(NULL AS INTEGER) AS document_id, lower(e.kind) AS event_kind, e.event_id, 1 AS weight,
       COALESCE(s.participants, c.people) AS participants,
       CASE WHEN s.participants IS NOT NULL THEN 1 WHEN c.people IS NOT NULL THEN 0 END AS counted
FROM event e
JOIN said s ON s.event_id = e.event_id
LEFT JOIN came c ON c.event_id = e.event_id
WHERE e.parent IS NULL AND e.from_day IS NOT NULL
  AND lower(e.kind) IN ('workshop', 'webinar', 'training', 'seminar', 'symposium', 'tutorial', 'conference')
