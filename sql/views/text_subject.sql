-- What published texts are about, as far as reviewed tables say it. Grain: one row a text (all its editions) and a subject: that of the
-- series in which it is numbered (the longest one that its number begins with; '#' is one digit), else those of the group that made it.
-- Texts of which neither says anything are not here: nobody knows what they are about.
WITH text AS (
  SELECT l.work_id, split_part(w.document, ':', 1) AS body, split_part(w.document, ':', 2) AS number, min(l.group_id) AS group_id
  FROM deliverable l
  JOIN document w ON w.document_id = l.work_id
  GROUP BY l.work_id, w.document),
series AS (
  SELECT t.work_id, max_by(s.subject, length(s.series)) AS subject
  FROM text t
  JOIN series_subject s ON s.body = t.body AND t.number LIKE concat(replace(s.series, '#', '_'), '%')
    AND (strpos(s.series, '#') = 0 OR substr(t.number, strpos(s.series, '#'), 1) BETWEEN '0' AND '9')
  GROUP BY t.work_id)
SELECT work_id, subject FROM series
UNION
SELECT t.work_id, g.subject
FROM text t
JOIN group_subject g ON g.group_id = t.group_id
LEFT JOIN series s ON s.work_id = t.work_id
WHERE s.work_id IS NULL
