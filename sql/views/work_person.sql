-- Who works on a text, in its repository and in its credits. Grain: one row a person and a work of which both are known: somebody
-- committed to it, and somebody is named as its author or editor in some version. commits is the sum of shares of commits; credited
-- is 1 when the person is named. The day is that of the first commit, else of the first naming.
WITH named AS (
  SELECT t.work_id, e.person_id, min(e.record_id) AS record_id, min(e.day) AS day, min_by(e.organization_id, e.record_id) AS organization_id,
         min_by(e.country, e.record_id) AS country, min(e.body_id) AS body_id, min(e.group_id) AS group_id
  FROM engagement e JOIN text_of t ON t.document_id = e.document_id
  WHERE e.kind IN ('authored', 'edited') AND e.person_id IS NOT NULL
  GROUP BY 1, 2),
coder AS (
  SELECT work_id, person_id, min(record_id) AS record_id, min(day) AS day,
         min_by(organization_id, record_id) AS organization_id, min_by(country, record_id) AS country, min(body_id) AS body_id, min(group_id) AS group_id,
         sum(weight) AS commits
  FROM repository_act
  WHERE kind = 'committed' AND person_id IS NOT NULL AND work_id IS NOT NULL
  GROUP BY 1, 2),
work AS (SELECT work_id FROM coder INTERSECT SELECT work_id FROM named),
pair AS (
  SELECT work_id, person_id FROM coder UNION SELECT work_id, person_id FROM named)
SELECT COALESCE(c.record_id, n.record_id) AS record_id, COALESCE(c.day, n.day) AS day, p.person_id,
       COALESCE(c.organization_id, n.organization_id) AS organization_id, COALESCE(c.country, n.country) AS country,
       COALESCE(n.body_id, c.body_id) AS body_id, COALESCE(n.group_id, c.group_id) AS group_id, p.work_id AS document_id,
       COALESCE(c.commits, 0) AS commits, CASE WHEN n.person_id IS NULL THEN 0 ELSE 1 END AS credited, 1 AS weight
FROM pair p
JOIN work w ON w.work_id = p.work_id
LEFT JOIN coder c ON c.work_id = p.work_id AND c.person_id = p.person_id
LEFT JOIN named n ON n.work_id = p.work_id AND n.person_id = p.person_id
