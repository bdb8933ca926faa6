-- Which text a document is a version of. Grain: one row a document. Sources differ in what they call a work: for some a level (CSS
-- Color 4) is one, the list of web specifications says which series the level is of (relation levelOf). Here the series is the text.
WITH level AS (
  SELECT document_id, min(target_id) AS work_id FROM raw.relation
  WHERE kind = 'levelOf' AND document_id IS NOT NULL AND target_id IS NOT NULL
  GROUP BY document_id)
SELECT d.document_id, COALESCE(l.work_id, m.work_id, d.work_id) AS work_id
FROM document d
LEFT JOIN level l ON l.document_id = d.document_id
LEFT JOIN level m ON m.document_id = d.work_id
