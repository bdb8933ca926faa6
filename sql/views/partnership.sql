-- Who contributed to a text together with whom. Grain: one row a text, an organization and another organization that contributed to
-- it. elsewhere is 1 when the two are of different segments, 0 when of the same, unknown when a register does not say both.
SELECT a.record_id, a.day, a.person_id, a.organization_id, a.country, a.body_id, a.group_id, a.document_id, a.work_id,
       b.organization_id AS partner_id, 1 AS weight,
       CASE WHEN o.segment = p.segment THEN 0 WHEN o.segment <> p.segment THEN 1 END AS elsewhere
FROM contribution a
JOIN contribution b ON b.work_id = a.work_id AND b.organization_id <> a.organization_id
LEFT JOIN organization o ON o.organization_id = a.organization_id
LEFT JOIN organization p ON p.organization_id = b.organization_id
