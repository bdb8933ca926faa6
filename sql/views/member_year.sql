-- Members at the end of each calendar year, from the first to the last in which an act or a beginning of a membership is recorded
-- of any body (ends may lie ahead of today). Grain: one row an organization, a body and a year on whose last day it was a member; of several lines of the
-- register the first one. recorded is 1 where the body's records reach back 24 months and to that year.
-- silent: 1 when it was silent on that day (silence.sql), 0 when not; empty when it could not have been: not eligible for
-- 24 months yet, or not recorded. small: of companies whose size class is known.
WITH span AS (
  SELECT min(year) AS first_year, max(year) AS last_year
  FROM (SELECT CAST(extract(year FROM first_day) AS INTEGER) AS year FROM body_record
        UNION SELECT CAST(extract(year FROM last_day) AS INTEGER) FROM body_record
        UNION SELECT CAST(extract(year FROM from_day) AS INTEGER) FROM membership WHERE from_day > DATE '0001-01-01') y),
number AS (  -- 0, 1, 2 ...: there are 249 countries, and no body is that old
  SELECT CAST(row_number() OVER (ORDER BY country) AS INTEGER) - 1 AS n FROM country),
ending AS (
  SELECT first_year + n AS year, CAST(concat(CAST(first_year + n AS VARCHAR), '-12-31') AS DATE) AS day
  FROM span JOIN number ON first_year + n <= last_year),
line AS (
  SELECT m.record_id, e.day, e.year, m.organization_id, m.country, m.body_id, m.category, m.contributory_class,
         row_number() OVER (PARTITION BY m.organization_id, m.body_id, e.year ORDER BY m.record_id) AS place
  FROM membership m
  JOIN ending e ON m.from_day <= e.day AND e.day < m.to_day
  WHERE m.organization_id IS NOT NULL)
SELECT l.record_id, l.day, CAST(NULL AS INTEGER) AS person_id, l.organization_id, l.country, l.body_id,
       CAST(NULL AS INTEGER) AS group_id, CAST(NULL AS INTEGER) AS document_id, l.category, l.contributory_class, 1 AS weight,
       o.kind AS organization_kind, CASE WHEN b.body_id IS NULL THEN 0 ELSE 1 END AS recorded,
       CASE WHEN s.organization_id IS NULL THEN NULL WHEN q.organization_id IS NULL THEN 0 ELSE 1 END AS silent,
       CASE WHEN o.kind = 'company' AND o.size_class IS NOT NULL
            THEN CASE WHEN lower(o.size_class) IN ('small', 'micro', 'sme', 'small or medium', 'start-up') THEN 1 ELSE 0 END
       END AS small
FROM line l
JOIN organization o ON o.organization_id = l.organization_id
LEFT JOIN body_record b ON b.body_id = l.body_id AND b.known_from <= l.day
  AND CAST(extract(year FROM b.last_day) AS INTEGER) >= l.year
LEFT JOIN eligible_span s ON s.organization_id = l.organization_id AND s.body_id = b.body_id
  AND CAST(s.from_day + INTERVAL '2' YEAR AS DATE) <= l.day AND l.day < s.to_day
LEFT JOIN silence q ON q.organization_id = l.organization_id AND q.body_id = l.body_id
  AND q.from_day <= l.day AND l.day < q.to_day
WHERE l.place = 1
