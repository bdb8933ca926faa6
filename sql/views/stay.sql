-- How long newcomers stay. Grain: one row a newcomer of a place (entry.sql). Somebody is gone on the first day after which 24 months pass
-- without an act in the place; days until then. That can be told only of days at least 24 months before the last record of the place:
-- who was not gone by then is still there (censored on that day), and who came later is not counted.
WITH line AS (
  SELECT who, place, who_id, place_id, day, lead(day) OVER (PARTITION BY who, place, who_id, place_id ORDER BY day) AS next_day
  FROM presence),
gone AS (
  SELECT who, place, who_id, place_id, min(day) AS day
  FROM line
  WHERE next_day IS NULL OR next_day > CAST(day + INTERVAL '2' YEAR AS DATE)
  GROUP BY who, place, who_id, place_id)
SELECT e.who, e.place, e.record_id, e.day, CASE WHEN e.who = 'person' THEN e.who_id ELSE e.person_id END AS person_id,
       CASE WHEN e.who = 'organization' THEN e.who_id ELSE e.organization_id END AS organization_id, e.country, e.body_id,
       CASE WHEN e.place = 'group' THEN e.place_id ELSE e.group_id END AS group_id, CAST(NULL AS INTEGER) AS document_id, 1 AS weight,
       date_diff('day', e.day, least(g.day, e.known_to)) AS days, CASE WHEN g.day > e.known_to THEN 1 ELSE 0 END AS censored
FROM entry e
JOIN gone g ON g.who = e.who AND g.place = e.place AND g.who_id = e.who_id AND g.place_id = e.place_id
WHERE e.day <= e.known_to
