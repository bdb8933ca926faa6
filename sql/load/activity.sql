-- Resolves rows of activity: {rows} is a select of what the source said, with texts by their text_id (70_meaning.sql). What a
-- row leaves out is taken from its event, then from its document; an organization that is not said, from the person's
-- affiliation on that day. A hybrid event does not say how a person took part. The country is that of the entity for which the
-- person acted: as said, else of the organization as written, else of the organization.
INSERT INTO activity
WITH rows AS ({rows}),
dated AS (
  SELECT r.unit_id, r.seq, r.line, r.day, r.day_precision, r.kind, p.person_ref, o.organization_ref, r.delegation, r.country,
         r.mode, b.body_ref, g.group_ref, d.document_id, e.event_id, r.role, r.outcome, r.weight,
         COALESCE(r.day, e.from_day, d.day) AS resolved_day, p.person_id, o.organization_id, o.country AS organization_country,
         COALESCE(b.body_id, e.body_id, d.body_id, g.body_id) AS body_id,
         COALESCE(g.group_id, e.group_id, d.group_id) AS group_id, d.work_id,
         COALESCE(r.mode, NULLIF(e.mode, 'hybrid')) AS resolved_mode
  FROM rows r
  LEFT JOIN meaning_person p ON p.text_id = r.person
  LEFT JOIN meaning_organization o ON o.text_id = r.organization
  LEFT JOIN meaning_body b ON b.text_id = r.body
  LEFT JOIN meaning_group g ON g.text_id = r."group"
  LEFT JOIN meaning_document d ON d.text_id = r.document
  LEFT JOIN meaning_event e ON e.text_id = r.event)
SELECT a.unit_id, a.seq, a.line, a.day, a.day_precision, a.kind, a.person_ref, a.organization_ref, a.delegation, a.country,
       a.resolved_mode, a.body_ref, a.group_ref, a.document_id, a.event_id, a.role, a.outcome, COALESCE(a.weight, 1),
       a.resolved_day, a.person_id, COALESCE(a.organization_id, f.organization_id),
       COALESCE(n.alpha2, a.organization_country, f.country), a.body_id, a.group_id, a.work_id, a.mode
FROM dated a
LEFT JOIN raw.country_ref n ON n.text = a.country
-- The condition on the row stands in the key: as a term of its own it would make the engine compare every pair.
LEFT JOIN affiliation f ON f.person_id = CASE WHEN a.organization_ref IS NULL THEN a.person_id END
  AND f.from_day <= a.resolved_day AND a.resolved_day < f.to_day
ORDER BY a.body_id, a.resolved_day, a.unit_id, a.seq
