-- How a work went from its beginning to publication (work_span), with who stands behind it and whether it has a repository. Grain: one
-- row a work of any type (contributions, minutes and the like are none).
SELECT c.record_id, COALESCE(c.begun_day, c.end_day) AS day, CAST(NULL AS INTEGER) AS person_id, CAST(NULL AS INTEGER) AS organization_id,
       CAST(NULL AS VARCHAR) AS country, c.body_id, c.group_id, c.document_id, c.work_id, 1 AS weight, c.type, c.class,
       c.approval_path, s.supporters, s.regions, s.backing, k.hit AS repository, c.ended_as, c.begun_day, c.end_day, c.last_day, c.days,
       CASE WHEN c.ended_as = 'open' THEN 1 ELSE 0 END AS censored,
       CASE WHEN c.ended_as = 'dropped' THEN 1 ELSE 0 END AS competing
FROM work_span c
LEFT JOIN work_support s ON s.work_id = c.work_id
LEFT JOIN text_of t ON t.document_id = c.document_id
LEFT JOIN work k ON k.document_id = t.work_id
