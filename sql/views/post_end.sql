-- Leadership posts that ended while there are records of the body. Grain: one row a person's term in a role (post.sql) with an end.
-- lost is 1 when the person holds no post in that body within 12 months after it, 0 when any; gone is 1 when the person does nothing in
-- that body within 24 months after it, 0 when anything. Each is empty where the person is unknown or the records end too early to tell.
WITH ended AS (
  SELECT p.*, CAST(p.to_day + INTERVAL '1' YEAR AS DATE) AS renewed_until, CAST(p.to_day + INTERVAL '2' YEAR AS DATE) AS seen_until, b.last_day
  FROM post p
  JOIN body_record b ON b.body_id = p.body_id AND p.to_day <= b.last_day),
again AS (
  SELECT DISTINCT e.record_id
  FROM ended e
  JOIN post p ON p.person_id = e.person_id AND p.body_id = e.body_id AND p.record_id <> e.record_id
    AND p.from_day < e.renewed_until AND p.to_day > e.to_day),
seen AS (
  SELECT DISTINCT e.record_id
  FROM ended e
  JOIN engagement g ON g.person_id = e.person_id AND g.body_id = e.body_id AND g.day >= e.to_day AND g.day < e.seen_until)
SELECT e.record_id, CAST(e.to_day - INTERVAL '1' DAY AS DATE) AS day, e.person_id, e.organization_id, e.country, e.body_id, e.group_id,
       e.document_id, e.role, e.weight,
       CASE WHEN e.person_id IS NULL OR e.renewed_until > e.last_day THEN NULL WHEN a.record_id IS NULL THEN 1 ELSE 0 END AS lost,
       CASE WHEN e.person_id IS NULL OR e.seen_until > e.last_day THEN NULL WHEN s.record_id IS NULL THEN 1 ELSE 0 END AS gone
FROM ended e
LEFT JOIN again a ON a.record_id = e.record_id
LEFT JOIN seen s ON s.record_id = e.record_id
