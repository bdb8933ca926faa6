-- From where newcomers come. Grain: one row a newcomer of a place (entry.sql) and another place of the same sort (body or group) in which
-- the same person or organization acted in the 24 months before; one row, before_id 0 and move new, where there is none on record. move is
-- shared when they also act there in the 24 months after, left when they do not, and empty where the records of that place end too early
-- to tell.
WITH origin AS (
  SELECT e.who, e.place, e.who_id, e.place_id, b.place_id AS before_id, max(CASE WHEN b.day > e.day THEN 1 ELSE 0 END) AS shared,
         max(CASE WHEN b.place_last >= CAST(e.day + INTERVAL '2' YEAR AS DATE) THEN 1 ELSE 0 END) AS told
  FROM entry e
  JOIN presence b ON b.who = e.who AND b.place = e.place AND b.who_id = e.who_id AND b.place_id <> e.place_id
    AND b.day >= CAST(e.day - INTERVAL '2' YEAR AS DATE) AND b.day < CAST(e.day + INTERVAL '2' YEAR AS DATE)
  WHERE e.new = 1
  GROUP BY e.who, e.place, e.who_id, e.place_id, b.place_id
  HAVING min(b.day) < min(e.day))
SELECT e.who, e.place, e.record_id, e.day, e.person_id, e.organization_id, e.country, e.body_id, e.group_id,
       CAST(NULL AS INTEGER) AS document_id, 1 AS weight, COALESCE(o.before_id, 0) AS before_id,
       CASE WHEN o.before_id IS NULL THEN 'new' WHEN o.shared = 1 THEN 'shared' WHEN o.told = 1 THEN 'left' END AS move
FROM entry e
LEFT JOIN origin o ON o.who = e.who AND o.place = e.place AND o.who_id = e.who_id AND o.place_id = e.place_id
WHERE e.new = 1
