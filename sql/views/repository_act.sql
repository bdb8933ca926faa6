-- What people did in repositories. Grain: one row an act as the log of a repository records it, a commit on three documents being three.
-- The work is that of the document, or the only one of the repository; without either it is unknown. Tools (kind automated) are no
-- people and not here. An authored change is of kind committed, bringing others' changes in merged; what trailers of commits say of
-- others is reviewed or commented, with the trailer as role.
WITH lone AS (SELECT repository_id, work_id FROM work_repository WHERE alone = 1),
shared AS (SELECT DISTINCT repository_id FROM work_repository)
SELECT CAST(a.unit_id AS BIGINT) * 4294967296 + a.seq AS record_id, a.day, a.kind, a.role, a.person_id, a.organization_id,
       a.country, COALESCE(a.body_id, d.body_id) AS body_id, COALESCE(a.group_id, d.group_id) AS group_id,
       COALESCE(l.work_id, a.document_id) AS document_id,
       CASE WHEN l.work_id IS NOT NULL THEN l.work_id WHEN s.repository_id IS NULL AND r.type IS DISTINCT FROM 'repository' THEN t.work_id
       END AS work_id, a.weight
FROM activity a
LEFT JOIN lone l ON l.repository_id = a.document_id
LEFT JOIN shared s ON s.repository_id = a.document_id
LEFT JOIN document r ON r.document_id = a.document_id
LEFT JOIN document d ON d.document_id = COALESCE(l.work_id, a.document_id)
LEFT JOIN text_of t ON t.document_id = a.document_id
WHERE a.kind IN ('committed', 'merged') OR (a.kind IN ('reviewed', 'commented') AND a.role LIKE '%-by')
