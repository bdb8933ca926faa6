-- How long a country took to use a text. Grain: one row a text and a country of which a source shows the use; days from the text's first
-- publication to the first day on which the use was seen there, less than zero where it was used before; unknown where either day is.
WITH published AS (SELECT work_id, min(day) AS day FROM deliverable WHERE day IS NOT NULL GROUP BY work_id),
used AS (
  SELECT work_id, country, body_id, group_id, record_id, document_id, organization_id, day,
         row_number() OVER (PARTITION BY work_id, country ORDER BY day, record_id) AS nth
  FROM implementation)
SELECT u.record_id, u.day, CAST(NULL AS INTEGER) AS person_id, u.organization_id, u.country, u.body_id, u.group_id, u.document_id, u.work_id,
       1 AS weight, date_diff('day', p.day, u.day) AS days
FROM used u
LEFT JOIN published p ON p.work_id = u.work_id
WHERE u.nth = 1 AND u.country IS NOT NULL
