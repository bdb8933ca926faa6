-- When an organization was in a category of a body, however many lines of the register say so. Grain: one row an
-- organization, a body, a category and an unbroken span; half open. What slices by category look at.
WITH line AS (
  SELECT record_id, organization_id, body_id, category, from_day, to_day,
         max(to_day) OVER (PARTITION BY organization_id, body_id, category ORDER BY from_day, record_id
                           ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS covered_to
  FROM membership),
numbered AS (
  SELECT organization_id, body_id, category, from_day, to_day,
         sum(CASE WHEN from_day <= covered_to THEN 0 ELSE 1 END)
           OVER (PARTITION BY organization_id, body_id, category ORDER BY from_day, record_id
                 ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS span
  FROM line)
SELECT organization_id, body_id, category, min(from_day) AS from_day, max(to_day) AS to_day
FROM numbered
GROUP BY organization_id, body_id, category, span
