-- Published texts of which no channel shows any use. Grain: one row a published text (all its editions). hit is 1 where no evidence, copies
-- apart, shows a use though some channel on record could see one, 0 where it does; unknown where none could see it, even if some evidence turned
-- up: else the share would count used texts alone.
WITH used AS (SELECT DISTINCT work_id FROM use WHERE NOT copied)
SELECT t.record_id, t.day, t.person_id, t.organization_id, t.country, t.body_id, t.group_id, t.document_id, t.work_id, t.class, t.type,
       t.weight, CASE WHEN t.sees = 1 THEN CASE WHEN u.work_id IS NULL THEN 1 ELSE 0 END END AS hit
FROM (
  SELECT record_id, day, person_id, organization_id, country, body_id, group_id, document_id, work_id, class, type, weight,
         max(sees) AS sees
  FROM text_sight
  GROUP BY record_id, day, person_id, organization_id, country, body_id, group_id, document_id, work_id, class, type, weight) t
LEFT JOIN used u ON u.work_id = t.work_id
