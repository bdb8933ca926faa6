-- What was decided, item by item. Grain: one row a decision; event_id is that of the decision, else of its document.
SELECT CAST(r.unit_id AS BIGINT) * 4294967296 + r.seq AS record_id, COALESCE(r.day, e.from_day) AS day,
       COALESCE(r.event_id, d.event_id) AS event_id, r.document_id, d.document, lower(r.kind) AS decision_kind, r.text
FROM raw.decision r
LEFT JOIN document d ON d.document_id = r.document_id
LEFT JOIN event e ON e.event_id = COALESCE(r.event_id, d.event_id)
