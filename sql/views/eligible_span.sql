-- When an organization was in categories whose rights are to attend or to contribute, by the table of rights and its dates.
-- Grain: one row an organization, a body and an unbroken span; half open. Categories without such a right are not there.
WITH part AS (
  SELECT m.organization_id, m.body_id, greatest(m.from_day, r.from_day) AS from_day, least(m.to_day, r.to_day) AS to_day
  FROM member_span m
  JOIN membership_right r ON r.body_id = m.body_id AND r.category = m.category AND r.granted IN ('attend', 'contribute')
    AND r.from_day < m.to_day AND r.to_day > m.from_day
  WHERE m.organization_id IS NOT NULL),
line AS (
  SELECT organization_id, body_id, from_day, to_day,
         max(to_day) OVER (PARTITION BY organization_id, body_id ORDER BY from_day, to_day
                           ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS covered_to
  FROM part),
numbered AS (
  SELECT organization_id, body_id, from_day, to_day,
         sum(CASE WHEN from_day <= covered_to THEN 0 ELSE 1 END)
           OVER (PARTITION BY organization_id, body_id ORDER BY from_day, to_day
                 ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS span
  FROM line)
SELECT organization_id, body_id, min(from_day) AS from_day, max(to_day) AS to_day
FROM numbered
GROUP BY organization_id, body_id, span
