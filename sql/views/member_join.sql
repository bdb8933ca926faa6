-- Organizations that became members. Grain: one row an organization, a body and the first day of an unbroken membership,
-- whatever its categories; the row is the line of the register that begins it. One that comes back after a break joins
-- again (came_back 1). A beginning that the register does not say is no join.
WITH line AS (
  SELECT record_id, organization_id, country, body_id, category, contributory_class, from_day,
         max(to_day) OVER (PARTITION BY organization_id, body_id ORDER BY from_day, record_id
                           ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS covered_to
  FROM membership
  WHERE organization_id IS NOT NULL)
SELECT record_id, from_day AS day, CAST(NULL AS INTEGER) AS person_id, organization_id, country, body_id,
       CAST(NULL AS INTEGER) AS group_id, CAST(NULL AS INTEGER) AS document_id, category, contributory_class, 1 AS weight,
       CASE WHEN covered_to IS NULL THEN 0 ELSE 1 END AS came_back
FROM line
WHERE from_day > DATE '0001-01-01' AND (covered_to IS NULL OR from_day > covered_to)
