-- What a body published. Grain: one row an edition of a deliverable of any type: standard, supplement, report, guideline.
-- Contributions, drafts and work items are not published; a type that no reviewed table knows counts, with class unknown.
SELECT record_id, day, document_id, work_id, body_id, group_id, type, class, approval_path, 1 AS weight
FROM document
WHERE record_id IS NOT NULL
  AND COALESCE(class, 'unknown') NOT IN ('contribution', 'draft', 'work item', 'other')
