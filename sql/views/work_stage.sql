-- When a work first reached a milestone. Grain: one row a work (all versions of one text) and a milestone (stage_word.sql).
-- Three things say so: the dates of stages that a source names; the status of a dated draft (a Candidate Recommendation is one);
-- the date of a published document. What a source calls "published" of a draft is when that draft came out, and no publication.
WITH said AS (
  SELECT d.work_id, lower(s.stage) AS word, s.day, CAST(s.unit_id AS BIGINT) * 4294967296 + s.seq AS record_id
  FROM raw.stage s JOIN document d ON d.document_id = s.document_id
  WHERE s.day IS NOT NULL AND COALESCE(d.class, 'unknown') NOT IN ('draft', 'contribution', 'other')
  UNION ALL
  SELECT work_id, lower(status), day, record_id FROM document WHERE day IS NOT NULL AND class IN ('draft', 'other')
  UNION ALL
  SELECT work_id, 'published', day, record_id FROM deliverable WHERE day IS NOT NULL),
reached AS (
  SELECT s.work_id, w.milestone, w.place, s.day, s.record_id, min(s.day) OVER (PARTITION BY s.work_id, w.milestone) AS first_day
  FROM said s JOIN stage_word w ON w.word = s.word)
SELECT work_id, milestone, place, day, min(record_id) AS record_id
FROM reached
WHERE day = first_day
GROUP BY work_id, milestone, place, day
