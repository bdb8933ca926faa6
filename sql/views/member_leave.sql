-- Organizations that ceased to be members. Grain: one row an organization, a body and the last day of an unbroken
-- membership, whatever its categories; the row is the line of the register that ends it.
WITH line AS (
  SELECT record_id, organization_id, country, body_id, category, contributory_class, to_day,
         min(from_day) OVER (PARTITION BY organization_id, body_id ORDER BY to_day DESC, record_id DESC
                             ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS next_from
  FROM membership
  WHERE organization_id IS NOT NULL)
SELECT record_id, CAST(to_day - INTERVAL '1' DAY AS DATE) AS day, CAST(NULL AS INTEGER) AS person_id, organization_id,
       country, body_id, CAST(NULL AS INTEGER) AS group_id, CAST(NULL AS INTEGER) AS document_id, category,
       contributory_class, 1 AS weight
FROM line
WHERE to_day < DATE '9999-12-31' AND (next_from IS NULL OR next_from > to_day)
