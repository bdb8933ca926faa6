-- Who leads what: holds a post of a group in a year, or edits a text. Grain: one row a person, an organization and a task; a task is
-- the leadership of one group in one calendar year, or one text. A post of a body that is of no group is of the body.
WITH year AS (
  SELECT DISTINCT CAST(extract(year FROM day) AS INTEGER) AS year FROM engagement WHERE day IS NOT NULL
  UNION
  SELECT CAST(extract(year FROM from_day) AS INTEGER) FROM post WHERE from_day > DATE '0001-01-01'),
span AS (
  SELECT year, CAST(concat(CAST(year AS VARCHAR), '-01-01') AS DATE) AS first_day,
         CAST(concat(CAST(year + 1 AS VARCHAR), '-01-01') AS DATE) AS end_day
  FROM year),
task AS (
  SELECT p.record_id, CASE WHEN p.from_day > s.first_day THEN p.from_day ELSE s.first_day END AS day, p.person_id, p.organization_id,
         p.country, p.body_id, p.group_id, CAST(NULL AS INTEGER) AS document_id,
         concat('group ', CAST(COALESCE(p.group_id, -1 - p.body_id) AS VARCHAR), ' in ', CAST(s.year AS VARCHAR)) AS task_id
  FROM post p
  JOIN span s ON p.from_day < s.end_day AND p.to_day > s.first_day
  UNION ALL
  SELECT record_id, day, person_id, organization_id, country, body_id, group_id, document_id,
         concat('text ', CAST(work_id AS VARCHAR))
  FROM engagement
  WHERE kind = 'edited' AND work_id IS NOT NULL)
SELECT min(record_id) AS record_id, min(day) AS day, person_id, organization_id, min(country) AS country, min(body_id) AS body_id,
       min(group_id) AS group_id, min(document_id) AS document_id, 1 AS weight, task_id
FROM task
GROUP BY person_id, organization_id, task_id
