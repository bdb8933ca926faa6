-- Members that had the right to attend, and whether they did. Grain: one row an organization, a body and a calendar year
-- in which the body has attendance records. Who has the right comes from data/rights.csv by category and date; a category
-- without any row there is not eligible. hit is 1 when somebody attended for the organization in that year.
WITH year AS (
  SELECT DISTINCT body_id, CAST(extract(year FROM day) AS INTEGER) AS year
  FROM engagement WHERE kind = 'attended' AND day IS NOT NULL),
span AS (
  SELECT body_id, year, CAST(concat(CAST(year AS VARCHAR), '-01-01') AS DATE) AS first_day,
         CAST(concat(CAST(year + 1 AS VARCHAR), '-01-01') AS DATE) AS end_day
  FROM year),
attending AS (
  SELECT DISTINCT body_id, organization_id, CAST(extract(year FROM day) AS INTEGER) AS year
  FROM engagement WHERE kind = 'attended' AND organization_id IS NOT NULL),
eligible AS (
  SELECT m.organization_id, m.body_id, s.year, min(m.record_id) AS record_id, min(m.country) AS country,
         min(CASE WHEN m.from_day > s.first_day THEN m.from_day ELSE s.first_day END) AS day
  FROM member m
  JOIN span s ON s.body_id = m.body_id AND m.from_day < s.end_day AND m.to_day > s.first_day
  JOIN membership_right r ON r.body_id = m.body_id AND r.category = m.category AND r.granted = 'attend'
    AND r.from_day < s.end_day AND r.to_day > s.first_day
    AND r.from_day < m.to_day AND r.to_day > m.from_day
  GROUP BY 1, 2, 3)
SELECT e.record_id, e.day, CAST(NULL AS INTEGER) AS person_id, e.organization_id, e.country, e.body_id,
       CAST(NULL AS INTEGER) AS group_id, CAST(NULL AS INTEGER) AS document_id, 1 AS weight,
       CASE WHEN a.organization_id IS NULL THEN 0 ELSE 1 END AS hit
FROM eligible e
LEFT JOIN attending a ON a.body_id = e.body_id AND a.organization_id = e.organization_id AND a.year = e.year
