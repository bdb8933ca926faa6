-- What sources say that one document is to another. Grain: one row a relation of a source, by the keys of both documents; the kind is
-- the source's word.
SELECT d.document AS document, r.kind, t.document AS target
FROM raw.relation r
JOIN document d ON d.document_id = r.document_id
JOIN document t ON t.document_id = r.target_id
