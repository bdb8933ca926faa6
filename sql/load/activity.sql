-- Resolves rows of activity: {rows} is a select of the columns that say what the source said. What a row leaves out is
-- taken from its event, then from its document; an organization that is not said, from the person's affiliation on that day.
-- A hybrid event does not say how a person took part. The country is that of the entity for which the person acted: as said, else of the organization as written, else of the
-- organization.
INSERT INTO activity
WITH rows AS ({rows}),
dated AS (
  SELECT r.*, COALESCE(r.day, e.from_day, d.day) AS resolved_day, p.person_id,
         COALESCE(b.body_id, e.body_id, d.body_id, g.body_id) AS body_id,
         COALESCE(gd.group_id, e.group_id, d.group_id) AS group_id, d.work_id,
         COALESCE(r.mode, NULLIF(e.mode, 'hybrid')) AS resolved_mode
  FROM rows r
  LEFT JOIN event e ON e.event_id = r.event_id
  LEFT JOIN document d ON d.document_id = r.document_id
  LEFT JOIN body_decision b ON b.body_ref = r.body_ref
  LEFT JOIN group_decision gd ON gd.group_ref = r.group_ref
  LEFT JOIN groups g ON g.group_id = gd.group_id
  LEFT JOIN person_decision p ON p.person_ref = r.person_ref)
SELECT a.unit_id, a.seq, a.line, a.day, a.day_precision, a.kind, a.person_ref, a.organization_ref, a.delegation, a.country,
       a.resolved_mode, a.body_ref, a.group_ref, a.document_id, a.event_id, a.role, a.outcome, COALESCE(a.weight, 1),
       a.resolved_day, a.person_id, COALESCE(o.organization_id, f.organization_id),
       COALESCE(n.alpha2, o.country, h.country, f.country), a.body_id, a.group_id, a.work_id, a.mode
FROM dated a
LEFT JOIN organization_decision o ON o.organization_ref = a.organization_ref
LEFT JOIN organization h ON h.organization_id = o.organization_id
LEFT JOIN raw.country_ref n ON n.text = a.country
-- The condition on the row stands in the key: as a term of its own it would make the engine compare every pair.
LEFT JOIN affiliation f ON f.person_id = CASE WHEN a.organization_ref IS NULL THEN a.person_id END
  AND f.from_day <= a.resolved_day AND a.resolved_day < f.to_day
ORDER BY a.body_id, a.resolved_day, a.unit_id, a.seq
