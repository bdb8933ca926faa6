-- When a work began and ended. Grain: one row a work of any type (contributions, minutes and the like are none).
-- It ended as published or as dropped, whichever the records show first; days until then, or until the last stage that is on record
-- of its body where it is still open (censored). days is empty where nobody says when it began, or the dates contradict each other.
WITH version AS (
  SELECT *, row_number() OVER (PARTITION BY work_id ORDER BY COALESCE(day, DATE '0001-01-01') DESC, document_id DESC) AS place,
         min(body_id) OVER (PARTITION BY work_id) AS of_body_id, min(group_id) OVER (PARTITION BY work_id) AS of_group_id,
         min(approval_path) OVER (PARTITION BY work_id) AS path
  FROM document
  WHERE record_id IS NOT NULL AND COALESCE(class, 'unknown') NOT IN ('contribution', 'other')),
text AS (  -- the newest version speaks for the work
  SELECT work_id, document_id, record_id, of_body_id AS body_id, of_group_id AS group_id, type, class, path AS approval_path
  FROM version WHERE place = 1),
milestone AS (
  SELECT work_id, min(CASE WHEN milestone = 'begun' THEN day END) AS begun_day,
         min(CASE WHEN milestone = 'published' THEN day END) AS published_day,
         min(CASE WHEN milestone = 'dropped' THEN day END) AS dropped_day, max(day) AS last_day
  FROM work_stage
  GROUP BY work_id),
watched AS (
  SELECT t.body_id, max(m.last_day) AS last_day FROM text t JOIN milestone m ON m.work_id = t.work_id GROUP BY t.body_id),
course AS (
  SELECT t.*, m.begun_day, w.last_day,
         CASE WHEN m.dropped_day < COALESCE(m.published_day, DATE '9999-12-31') THEN 'dropped'
              WHEN m.published_day IS NOT NULL THEN 'published' ELSE 'open' END AS ended_as,
         CASE WHEN m.dropped_day < COALESCE(m.published_day, DATE '9999-12-31') THEN m.dropped_day ELSE m.published_day END AS end_day
  FROM text t
  LEFT JOIN milestone m ON m.work_id = t.work_id
  LEFT JOIN watched w ON w.body_id = t.body_id)
SELECT record_id, body_id, group_id, document_id, work_id, type, class, approval_path, ended_as, begun_day, end_day, last_day,
       CASE WHEN COALESCE(end_day, last_day) >= begun_day
            THEN date_diff('day', begun_day, COALESCE(end_day, last_day)) END AS days
FROM course
