-- Authors and editors named in deliverables. Grain: one row a person named in an edition, in one role.
-- The day is that of publication, as in deliverable: what is credited in a year is part of what was published in it.
SELECT e.record_id, d.day, e.person_id, e.organization_id, e.country, d.body_id,
       COALESCE(e.group_id, d.group_id) AS group_id, d.document_id, d.work_id, d.type, d.class, e.role, e.weight
FROM engagement e
JOIN deliverable d ON d.document_id = e.document_id
WHERE e.kind IN ('authored', 'edited')
