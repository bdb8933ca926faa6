-- How long a published text waits until a national or regional body adopts it. Grain: one row a published text (all its editions) and an
-- adopter that adopts texts of its body at all. days from the first publication to the first adoption, 0 where it came before; texts that
-- are not adopted have waited until the last adoption on record of that adopter (censored). Texts published before the adopter's first
-- one of that body are not here: its records do not tell what it had taken over by then.
WITH published AS (
  SELECT work_id, min(record_id) AS record_id, min(day) AS day, min(body_id) AS body_id, min(group_id) AS group_id, min(class) AS class
  FROM deliverable
  WHERE day IS NOT NULL
  GROUP BY work_id),
adopted AS (
  SELECT work_id, body_id, adopter, country, min(day) AS day
  FROM localization
  WHERE planned = 0 AND day IS NOT NULL AND adopter IS NOT NULL
  GROUP BY work_id, body_id, adopter, country),
span AS (
  SELECT body_id, adopter, country, min(day) AS first_day, max(day) AS last_day
  FROM adopted
  GROUP BY body_id, adopter, country)
SELECT p.record_id, p.day, CAST(NULL AS INTEGER) AS person_id, CAST(NULL AS INTEGER) AS organization_id, s.country, p.body_id, p.group_id,
       p.work_id AS document_id, p.work_id, p.class, s.adopter, 1 AS weight,
       CASE WHEN a.day < p.day THEN 0 ELSE date_diff('day', p.day, COALESCE(a.day, s.last_day)) END AS days,
       CASE WHEN a.day IS NULL THEN 1 ELSE 0 END AS censored
FROM span s
JOIN published p ON p.body_id = s.body_id AND s.first_day <= p.day AND p.day <= s.last_day
LEFT JOIN adopted a ON a.work_id = p.work_id AND a.adopter = s.adopter AND a.country IS NOT DISTINCT FROM s.country
