-- Authors and editors named in deliverables. Grain: one row a person named in an edition, in one role.
SELECT e.record_id, COALESCE(e.day, d.day) AS day, e.person_id, e.organization_id, e.country, d.body_id,
       COALESCE(e.group_id, d.group_id) AS group_id, d.document_id, d.work_id, d.type, d.class, e.role, e.weight
FROM engagement e
JOIN deliverable d ON d.document_id = e.document_id
WHERE e.kind IN ('authored', 'edited')
