-- Whether those who implement a body's texts take part in it. Grain: one row an organization and a body of which it is said to implement
-- any text. hit is 1 where it, or another company of its group, ever acted in the body; 0 where none did; unknown for bodies of whose
-- acts there is no record. The day is that of the first sign.
WITH implementer AS (
  SELECT organization_id, body_id, min(record_id) AS record_id, min(day) AS day, min(country) AS country
  FROM implementation
  WHERE organization_id IS NOT NULL AND body_id IS NOT NULL
  GROUP BY organization_id, body_id),
active AS (
  SELECT DISTINCT c.holding_id, e.body_id
  FROM engagement e
  JOIN company_of c ON c.organization_id = e.organization_id),
told AS (SELECT DISTINCT body_id FROM active)
SELECT i.record_id, i.day, CAST(NULL AS INTEGER) AS person_id, i.organization_id, i.country, i.body_id, CAST(NULL AS INTEGER) AS group_id,
       CAST(NULL AS INTEGER) AS document_id, 1 AS weight,
       CASE WHEN a.holding_id IS NOT NULL THEN 1 WHEN t.body_id IS NOT NULL THEN 0 END AS hit
FROM implementer i
JOIN company_of c ON c.organization_id = i.organization_id
LEFT JOIN told t ON t.body_id = i.body_id
LEFT JOIN active a ON a.body_id = i.body_id AND a.holding_id = c.holding_id
