-- Of which body a text is, also one that is only referred to. Grain: one row a document. A document that no source describes has
-- the body that its identifier begins with ("ietf:rfc2119"), and no day.
SELECT t.document_id, t.work_id, COALESCE(d.body_id, b.body_id) AS body_id, d.group_id, d.day, d.type, d.class
FROM text_of t
JOIN document d ON d.document_id = t.document_id
LEFT JOIN body b ON b.body = split_part(d.document, ':', 1)
