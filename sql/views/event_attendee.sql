-- Who was at an event. Grain: one row a person and an event at which the person attended, presented or chaired, however many
-- records say so; someone whose name is unknown is one row a record. Those of a session are at its event.
-- job_level is that of the affiliation on that day: C-level, director, other. first is 1 for the first event of the person in
-- that body that is on record; as it is told before the acts are put together, whoever asks for first = 1 pays for those only.
WITH act AS (
  SELECT a.*, CASE WHEN a.person_id IS NULL THEN a.record_id END AS nameless,
         CASE WHEN a.person_id IS NULL THEN NULL WHEN f.event_id IS NULL THEN 0 ELSE 1 END AS first
  FROM event_act a
  LEFT JOIN first_event f ON f.person_id = a.person_id AND f.body_id = a.body_id AND f.event_id = a.event_id),
met AS (
  SELECT event_id, person_id, body_id, first, min(record_id) AS record_id, min(day) AS day,
         max_by(organization_id, record_id) AS organization_id, max_by(country, record_id) AS country, min(group_id) AS group_id,
         min(mode) AS mode, max(CASE WHEN kind = 'presented' THEN 1 ELSE 0 END) AS spoke
  FROM act
  GROUP BY event_id, person_id, body_id, nameless, first)
SELECT m.record_id, m.day, m.person_id, m.organization_id, m.country, m.body_id, m.group_id,
       CAST(NULL AS INTEGER) AS document_id, 1 AS weight, m.mode, m.event_id, lower(e.kind) AS event_kind,
       e.country AS place_country, e.to_day AS event_to_day, m.spoke, NULLIF(a.job_level, 'unknown') AS job_level, m.first
FROM met m
JOIN event e ON e.event_id = m.event_id
-- Stays of a person in one organization do not overlap (sql/load/60_affiliation.sql): there is one at most.
LEFT JOIN affiliation a ON a.person_id = m.person_id AND a.organization_id = m.organization_id
  AND a.from_day <= m.day AND m.day < a.to_day
