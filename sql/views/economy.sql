-- Every country and area of ISO 3166-1 with regard to every body: who could take part. Grain: one row a country and a body. It lasts
-- for ever, as far as these records go.
SELECT row_number() OVER (ORDER BY b.body_id, c.country) AS record_id, CAST(NULL AS INTEGER) AS person_id, CAST(NULL AS INTEGER) AS organization_id,
       c.country, b.body_id, CAST(NULL AS INTEGER) AS group_id, CAST(NULL AS INTEGER) AS document_id, 1 AS weight,
       DATE '0001-01-01' AS from_day, DATE '9999-12-31' AS to_day
FROM country c
CROSS JOIN body b
