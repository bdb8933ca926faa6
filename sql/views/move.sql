-- From where newcomers come. Grain: one row a newcomer of a place (entry.sql) and another place of the same sort (body or group) in which
-- the same person or organization acted in the 24 months before; one row, before_id 0 and move new, where there is none on record. move is shared when
-- they also act there in the 24 months after, left when they do not, and empty where the records of that place end too early to tell.
WITH origin AS (
  SELECT e.who, e.place, e.who_id, e.place_id, b.place_id AS before_id, max(CASE WHEN b.day > e.day THEN 1 ELSE 0 END) AS shared,
         min(CAST(e.day + INTERVAL '2' YEAR AS DATE)) AS until_day
  FROM entry e
  JOIN presence b ON b.who = e.who AND b.place = e.place AND b.who_id = e.who_id AND b.place_id <> e.place_id
    AND b.day >= CAST(e.day - INTERVAL '2' YEAR AS DATE) AND b.day < CAST(e.day + INTERVAL '2' YEAR AS DATE)
  GROUP BY e.who, e.place, e.who_id, e.place_id, b.place_id
  HAVING min(b.day) < min(e.day))
SELECT e.who, e.place, e.record_id, e.day, CASE WHEN e.who = 'person' THEN e.who_id ELSE e.person_id END AS person_id,
       CASE WHEN e.who = 'organization' THEN e.who_id ELSE e.organization_id END AS organization_id, e.country, e.body_id,
       CASE WHEN e.place = 'group' THEN e.place_id ELSE e.group_id END AS group_id, CAST(NULL AS INTEGER) AS document_id, 1 AS weight,
       COALESCE(o.before_id, 0) AS before_id, CASE WHEN o.before_id IS NULL THEN 'new' WHEN o.shared = 1 THEN 'shared' WHEN r.last_day >= o.until_day THEN 'left' END AS move
FROM entry e
LEFT JOIN origin o ON o.who = e.who AND o.place = e.place AND o.who_id = e.who_id AND o.place_id = e.place_id
LEFT JOIN place_record r ON r.place = e.place AND r.place_id = o.before_id
