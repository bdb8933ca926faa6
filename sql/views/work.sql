-- Texts that a body works on or published. Grain: one row a work: all levels and versions of one text; contributions, minutes,
-- repositories and the like are none. hit is 1 when some source names a repository of it; only works of bodies of which any source
-- names one are told apart, for all others hit is unknown.
WITH text AS (
  SELECT t.work_id, min(d.record_id) AS record_id, min(d.day) AS day, min(d.body_id) AS body_id, min(d.group_id) AS group_id
  FROM document d JOIN text_of t ON t.document_id = d.document_id
  WHERE d.record_id IS NOT NULL AND COALESCE(d.class, 'unknown') NOT IN ('contribution', 'other')
  GROUP BY t.work_id),
known AS (SELECT DISTINCT work_id FROM work_repository),
teller AS (SELECT DISTINCT t.body_id FROM text t JOIN known k ON k.work_id = t.work_id)
SELECT t.record_id, t.day, CAST(NULL AS INTEGER) AS person_id, CAST(NULL AS INTEGER) AS organization_id,
       CAST(NULL AS VARCHAR) AS country, t.body_id, t.group_id, t.work_id AS document_id, 1 AS weight,
       CASE WHEN k.work_id IS NOT NULL THEN 1 WHEN b.body_id IS NOT NULL THEN 0 END AS hit
FROM text t
LEFT JOIN teller b ON b.body_id = t.body_id
LEFT JOIN known k ON k.work_id = t.work_id
