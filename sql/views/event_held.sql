-- Events: meetings, workshops, webinars, assemblies. Grain: one row an event that a source describes with its dates; a session
-- is part of its event and not one. days counts both ends, and is known when both are given to the day.
WITH said AS (
  SELECT event_id, min(CAST(unit_id AS BIGINT) * 4294967296 + seq) AS record_id, min(from_day) AS from_day,
         max(CASE WHEN from_day_precision = 3 AND to_day_precision = 3 THEN date_diff('day', from_day, to_day) + 1 END) AS days
  FROM raw.event
  GROUP BY event_id)
SELECT s.record_id, e.from_day AS day, CAST(NULL AS INTEGER) AS person_id, CAST(NULL AS INTEGER) AS organization_id,
       CAST(NULL AS VARCHAR) AS country, e.body_id, e.group_id, CAST(NULL AS INTEGER) AS document_id, 1 AS weight,
       lower(e.kind) AS event_kind, e.mode, e.country AS place_country, s.days, e.event_id
FROM event e
JOIN said s ON s.event_id = e.event_id
WHERE e.parent IS NULL AND COALESCE(lower(e.kind), '') <> 'session' AND e.from_day IS NOT NULL
