-- Counted downloads and page views, as sources give them after their counting rules. Grain: one row a count: a document, a period, and a
-- country where the source tells one. Kinds (downloads, views) and channels count different things and are never added up.
SELECT CAST(u.unit_id AS BIGINT) * 4294967296 + u.seq AS record_id, u.day, CAST(NULL AS INTEGER) AS person_id,
       CAST(NULL AS INTEGER) AS organization_id, c.alpha2 AS country, d.body_id, d.group_id, u.document_id,
       COALESCE(d.work_id, u.document_id) AS work_id, lower(u.kind) AS usage_kind, u.channel, u."count", 1 AS weight
FROM raw.usage u
LEFT JOIN raw.country_ref c ON c.text = u.country
LEFT JOIN document d ON d.document_id = u.document_id
WHERE u."count" IS NOT NULL
