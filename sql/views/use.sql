-- Where standards are used: all evidence, whatever the channel. Grain: one row an evidence of use of a document; of source code that is
-- a file and a standard that it cites. day is that on which the use was first seen, last_day that on which it was last verified. An edition
-- that no source describes belongs to the text of its key without the edition; body and group are the text's. Who implements is unknown where
-- a source tells a country or a product only; the country is that of the use where the source says it, else the implementer's. copied: the
-- file is a copy of another one. Channels see different things (data/channels.csv): their units and counts are never added up.
SELECT CAST(a.unit_id AS BIGINT) * 4294967296 + a.seq AS record_id, a.first_day AS day, a.last_day, CAST(NULL AS INTEGER) AS person_id,
       o.organization_id, COALESCE(c.alpha2, o.country) AS country, COALESCE(d.body_id, w.body_id, b.body_id) AS body_id,
       COALESCE(d.group_id, w.group_id) AS group_id, a.document_id, COALESCE(w.work_id, d.work_id, a.document_id) AS work_id, a.product,
       a.version, a.channel, a.evidence, a.status, a.place, a.sector, a.ecosystem, a.language, COALESCE(a."copy" = 'yes', false) AS copied, a.units,
       a."count", 1 AS weight
FROM raw.adoption a
LEFT JOIN raw.country_ref c ON c.text = a.country
LEFT JOIN organization_decision o ON o.organization_ref = a.organization_ref
LEFT JOIN document d ON d.document_id = a.document_id
LEFT JOIN document w
  ON w.document = CASE WHEN d.record_id IS NULL AND strpos(d.document, '#') = 0 THEN split_part(d.document, '@', 1) END
LEFT JOIN body b ON b.body = split_part(d.document, ':', 1)
