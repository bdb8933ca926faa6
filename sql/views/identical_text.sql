-- Texts that are one and the same in two places: twins of two bodies, and what one adopted of the other. Grain: one row a pair of
-- texts and one of the two. All versions of a text are one; the day is the later one of the two: since then both have it.
WITH said AS (
  SELECT CASE WHEN a.work_id < b.work_id THEN a.document_id ELSE b.document_id END AS one_id,
         CASE WHEN a.work_id < b.work_id THEN b.document_id ELSE a.document_id END AS other_id,
         least(a.work_id, b.work_id) AS one, greatest(a.work_id, b.work_id) AS other, r.kind,
         CAST(r.unit_id AS BIGINT) * 4294967296 + r.seq AS record_id,
         CASE WHEN a.day > b.day OR b.day IS NULL THEN a.day ELSE b.day END AS day
  FROM raw.relation r
  JOIN text_body a ON a.document_id = r.document_id
  JOIN text_body b ON b.document_id = r.target_id
  WHERE lower(r.kind) IN ('sameas', 'identical', 'equivalent', 'adoptedas', 'adoptedfrom') AND a.work_id <> b.work_id),
pair AS (
  SELECT one, other, min(kind) AS relation, min(record_id) AS record_id, min(day) AS day, min(one_id) AS one_id, min(other_id) AS other_id
  FROM said
  GROUP BY one, other),
party AS (
  SELECT record_id, day, relation, one, other, one_id AS document_id FROM pair
  UNION ALL
  SELECT record_id, day, relation, one, other, other_id FROM pair)
SELECT p.record_id, p.day, CAST(NULL AS INTEGER) AS person_id, CAST(NULL AS INTEGER) AS organization_id, CAST(NULL AS VARCHAR) AS country,
       e.body_id, e.group_id, e.document_id, e.type, e.class, 1 AS weight, p.relation,
       concat(CAST(p.one AS VARCHAR), '=', CAST(p.other AS VARCHAR)) AS text_pair_id
FROM party p
JOIN text_body e ON e.document_id = p.document_id
