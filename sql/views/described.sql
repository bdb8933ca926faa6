-- What texts say they are about. Grain: one row a document of a text that a body works on or published: all editions, drafts and
-- amendments; contributions, minutes, repositories and the like are none. work is the key of the text that it is a version of.
WITH said AS (
  SELECT document_id, max(abstract) AS abstract, max(keywords) AS keywords FROM raw.document GROUP BY document_id)
SELECT d.record_id, d.day, d.body_id, d.group_id, d.document_id, w.document AS work, d.document, d.name, d.title, d.status, d.class,
       s.abstract, s.keywords
FROM document d
JOIN text_of t ON t.document_id = d.document_id
JOIN document w ON w.document_id = t.work_id
LEFT JOIN said s ON s.document_id = d.document_id
WHERE d.record_id IS NOT NULL AND COALESCE(d.class, 'unknown') NOT IN ('contribution', 'other')
