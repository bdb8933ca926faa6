-- Decisions that reports and tables tell. Grain: one row a decision; body and group are those of its event, else of its document;
-- backing is that of the document's work.
SELECT CAST(r.unit_id AS BIGINT) * 4294967296 + r.seq AS record_id, COALESCE(r.day, e.from_day) AS day, CAST(NULL AS INTEGER) AS person_id,
       CAST(NULL AS INTEGER) AS organization_id, CAST(NULL AS VARCHAR) AS country, COALESCE(e.body_id, d.body_id) AS body_id,
       COALESCE(e.group_id, d.group_id) AS group_id, r.document_id, lower(r.kind) AS decision_kind, s.backing, 1 AS weight
FROM raw.decision r
LEFT JOIN event e ON e.event_id = r.event_id
LEFT JOIN document d ON d.document_id = r.document_id
LEFT JOIN work_support s ON s.work_id = d.work_id
