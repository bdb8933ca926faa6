-- Which text rests on which other one, as sources say it. Grain: one row a text, another text that it refers to, and a side of that
-- reference: from the one, to the other. Only relations that say so count; of editions, series and boiler plate ("complementOf") none does.
-- All versions of a text are one; the day is that of the first one that refers.
WITH said AS (
  SELECT document_id AS from_id, target_id AS to_id, kind, CAST(unit_id AS BIGINT) * 4294967296 + seq AS record_id
  FROM raw.relation
  WHERE lower(kind) IN ('cites', 'references', 'refersto', 'normative', 'normativelyreferences', 'informative',
                        'informativelyreferences', 'basedon', 'derivedfrom')
  UNION ALL
  SELECT target_id, document_id, kind, CAST(unit_id AS BIGINT) * 4294967296 + seq
  FROM raw.relation
  WHERE lower(kind) IN ('iscitedin', 'citedby', 'isreferencedby', 'isbasisof', 'derives')),
text AS (
  SELECT a.work_id AS from_work, b.work_id AS to_work, min(s.kind) AS relation, min(s.record_id) AS record_id, min(a.day) AS day,
         min(a.document_id) AS from_id, min(b.document_id) AS to_id
  FROM said s
  JOIN text_body a ON a.document_id = s.from_id
  JOIN text_body b ON b.document_id = s.to_id
  WHERE a.work_id <> b.work_id
  GROUP BY a.work_id, b.work_id),
party AS (
  SELECT record_id, day, relation, from_work, to_work, from_id AS document_id, 'from' AS side FROM text
  UNION ALL
  SELECT record_id, day, relation, from_work, to_work, to_id, 'to' FROM text)
SELECT p.record_id, p.day, CAST(NULL AS INTEGER) AS person_id, CAST(NULL AS INTEGER) AS organization_id, CAST(NULL AS VARCHAR) AS country,
       e.body_id, e.group_id, e.document_id, e.type, e.class, 1 AS weight, p.relation,
       concat(CAST(p.from_work AS VARCHAR), '>', CAST(p.to_work AS VARCHAR)) AS reference_id, p.side
FROM party p
JOIN text_body e ON e.document_id = p.document_id
