-- When an eligible member had done nothing for 24 months. Grain: one row an organization, a body and an unbroken silence; half
-- open. The 24 months begin with the last act, with the membership (or its right), or with the first record of the body,
-- whichever is latest; silence ends with the next act or the membership. After the body's last record no new one begins,
-- and one that had begun goes on.
-- Of the acts of a calendar year the first and the last are enough: between two of one year no 24 months pass.
WITH year AS (
  SELECT organization_id, body_id, min(day) AS first_day, max(day) AS last_day
  FROM engagement
  WHERE organization_id IS NOT NULL AND day IS NOT NULL
  GROUP BY organization_id, body_id, CAST(extract(year FROM day) AS INTEGER)),
act AS (
  SELECT organization_id, body_id, first_day AS day FROM year UNION ALL SELECT organization_id, body_id, last_day FROM year),
span AS (
  SELECT s.organization_id, s.body_id, s.from_day, s.to_day, b.last_day,
         greatest(s.from_day, b.first_day) AS start_day
  FROM eligible_span s
  JOIN body_record b ON b.body_id = s.body_id AND b.first_day < s.to_day),
point AS (
  SELECT organization_id, body_id, to_day, last_day, start_day, start_day AS day FROM span
  UNION
  SELECT s.organization_id, s.body_id, s.to_day, s.last_day, s.start_day, a.day
  FROM span s
  JOIN act a ON a.organization_id = s.organization_id AND a.body_id = s.body_id
    AND a.day >= s.start_day AND a.day < s.to_day),
quiet AS (
  SELECT organization_id, body_id, last_day, CAST(day + INTERVAL '2' YEAR AS DATE) AS from_day,
         COALESCE(lead(day) OVER (PARTITION BY organization_id, body_id, start_day ORDER BY day), to_day) AS to_day
  FROM point)
SELECT organization_id, body_id, from_day, to_day
FROM quiet
WHERE from_day < to_day AND from_day <= last_day
