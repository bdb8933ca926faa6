-- Where standards are used, by whom. Grain: one row an evidence of adoption of a document. Its body is the document's; the day is
-- that on which the use was first seen. Who implements is unknown where a source tells a country or a product only. The country is that
-- of the use where the source says it, else the implementer's.
SELECT CAST(a.unit_id AS BIGINT) * 4294967296 + a.seq AS record_id, a.first_day AS day, CAST(NULL AS INTEGER) AS person_id,
       o.organization_id, COALESCE(c.alpha2, o.country) AS country, d.body_id, d.group_id, a.document_id,
       COALESCE(d.work_id, a.document_id) AS work_id, 1 AS weight
FROM raw.adoption a
LEFT JOIN raw.country_ref c ON c.text = a.country
LEFT JOIN organization_decision o ON o.organization_ref = a.organization_ref
LEFT JOIN document d ON d.document_id = a.document_id
