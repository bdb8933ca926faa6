-- From one milestone of a work to the next that it reached, whichever that is. Grain: one row a work and a milestone before its end
-- (begun, adopted, agreed, approved); works without any such date are one row with stage and days unknown, so the coverage tells of them.
-- Being dropped competes; a step that is not done is open until the last stage on record of the body.
WITH step AS (
  SELECT work_id, milestone, day, record_id,
         lead(milestone) OVER (PARTITION BY work_id ORDER BY day, place) AS next_milestone,
         lead(day) OVER (PARTITION BY work_id ORDER BY day, place) AS next_day
  FROM work_stage)
SELECT COALESCE(s.record_id, c.record_id) AS record_id, COALESCE(s.day, c.day) AS day, c.person_id, c.organization_id, c.country,
       c.body_id, c.group_id, c.document_id, 1 AS weight, c.type, c.class, c.approval_path, c.supporters, c.regions, c.backing,
       c.repository,
       s.milestone AS stage, date_diff('day', s.day, COALESCE(s.next_day, c.last_day)) AS days,
       CASE WHEN s.milestone IS NOT NULL AND s.next_day IS NULL THEN 1 ELSE 0 END AS censored,
       CASE WHEN s.next_milestone = 'dropped' THEN 1 ELSE 0 END AS competing
FROM work_course c
LEFT JOIN step s ON s.work_id = c.work_id AND s.milestone IN ('begun', 'adopted', 'agreed', 'approved')
  AND (c.end_day IS NULL OR s.day <= c.end_day)
