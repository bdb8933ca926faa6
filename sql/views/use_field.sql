-- Fields in which a text is used. Grain: one row a text (all its editions) and a field: the ecosystem of the package or product (debian,
-- npm, web, yang ...), else the sector. beyond is 0 for the field with most evidence, which is taken for the text's home, and 1 for all
-- others. Copies do not count.
WITH seen AS (
  SELECT work_id, COALESCE(ecosystem, sector) AS field, min(record_id) AS record_id, min(day) AS day, min(body_id) AS body_id,
         min(group_id) AS group_id, count(*) AS evidence
  FROM use
  WHERE NOT copied AND COALESCE(ecosystem, sector) IS NOT NULL
  GROUP BY work_id, COALESCE(ecosystem, sector))
SELECT record_id, day, CAST(NULL AS INTEGER) AS person_id, CAST(NULL AS INTEGER) AS organization_id, CAST(NULL AS VARCHAR) AS country,
       body_id, group_id, work_id AS document_id, work_id, 1 AS weight, field,
       CASE WHEN row_number() OVER (PARTITION BY work_id ORDER BY evidence DESC, field) = 1 THEN 0 ELSE 1 END AS beyond
FROM seen
