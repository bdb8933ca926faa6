-- Who was at an event. Grain: one row a person and an event at which the person attended, presented or chaired, however many
-- records say so; someone whose name is unknown is one row a record. Those of a session are at its event.
-- job_level is that of the affiliation on that day: C-level, director, other. first is 1 for the first event of the person in
-- that body that is on record.
WITH top AS (
  SELECT e.event_id, COALESCE(p.event_id, e.event_id) AS top_id FROM event e LEFT JOIN event p ON p.event = e.parent),
act AS (
  SELECT a.record_id, a.day, a.kind, a.person_id, a.organization_id, a.country, a.body_id, a.group_id, a.mode, t.top_id AS event_id,
         CASE WHEN a.person_id IS NULL THEN a.record_id END AS nameless
  FROM engagement a
  JOIN top t ON t.event_id = a.event_id
  WHERE a.kind IN ('attended', 'presented', 'chaired') AND a.day IS NOT NULL),
met AS (
  SELECT event_id, person_id, body_id, min(record_id) AS record_id, min(day) AS day, max_by(organization_id, record_id) AS organization_id,
         max_by(country, record_id) AS country, min(group_id) AS group_id, min(mode) AS mode,
         max(CASE WHEN kind = 'presented' THEN 1 ELSE 0 END) AS spoke
  FROM act
  GROUP BY event_id, person_id, body_id, nameless)
SELECT m.record_id, m.day, m.person_id, m.organization_id, m.country, m.body_id, m.group_id,
       CAST(NULL AS INTEGER) AS document_id, 1 AS weight, m.mode, m.event_id, lower(e.kind) AS event_kind,
       e.country AS place_country, e.to_day AS event_to_day, m.spoke, NULLIF(a.job_level, 'unknown') AS job_level,
       CASE WHEN m.person_id IS NULL THEN NULL
            WHEN row_number() OVER (PARTITION BY m.person_id, m.body_id ORDER BY m.day, m.event_id) = 1 THEN 1
            ELSE 0 END AS first
FROM met m
JOIN event e ON e.event_id = m.event_id
-- Stays of a person in one organization do not overlap (sql/load/60_affiliation.sql): there is one at most.
LEFT JOIN affiliation a ON a.person_id = m.person_id AND a.organization_id = m.organization_id
  AND a.from_day <= m.day AND m.day < a.to_day
