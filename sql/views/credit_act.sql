-- What deserves credit (advise/credit.cc says what each kind is). Grain: one row an act, a term in a post, or an evidence of
-- implementation, with the kind of credit that it gives. The document is the text, whatever its edition; what is done in repositories is
-- done to the text that the repository is of. To be there (attended) is counted elsewhere, and is no contribution.
WITH done AS (
  SELECT e.record_id, e.day AS from_day, e.day AS to_day, e.kind, lower(COALESCE(e.role, '')) AS role, e.person_id, e.organization_id, e.country,
         e.body_id, e.group_id, COALESCE(t.work_id, e.document_id) AS document_id, e.event_id,
         CASE WHEN e.document_id IS NOT NULL THEN 'document' ELSE 'meeting' END AS evidence, e.weight
  FROM engagement e
  LEFT JOIN text_of t ON t.document_id = e.document_id
  WHERE e.kind NOT IN ('committed', 'merged') AND NOT (e.kind IN ('reviewed', 'commented') AND COALESCE(e.role, '') LIKE '%-by')
  UNION ALL
  SELECT r.record_id, r.day, r.day, r.kind, lower(COALESCE(r.role, '')), r.person_id, r.organization_id, r.country,
         r.body_id, r.group_id, COALESCE(r.work_id, r.document_id), CAST(NULL AS INTEGER), 'repository', r.weight
  FROM repository_act r
  UNION ALL
  SELECT p.record_id, p.from_day, CASE WHEN p.to_day < DATE '9999-12-31' THEN CAST(p.to_day - INTERVAL '1' DAY AS DATE) ELSE p.to_day END,
         'held', lower(p.role), p.person_id, p.organization_id, p.country,
         p.body_id, p.group_id, CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'post', 1
  FROM post p
  UNION ALL
  SELECT i.record_id, i.day, i.day, 'implemented', '', i.person_id, i.organization_id, i.country,
         i.body_id, i.group_id, COALESCE(i.work_id, i.document_id), CAST(NULL AS INTEGER), 'implementation', i.weight
  FROM implementation i),
told AS (
  SELECT record_id, from_day, to_day, person_id, organization_id, country, body_id, group_id, document_id, event_id, role, evidence, weight,
         CASE
           WHEN role LIKE '%translat%' THEN 'translating'
           WHEN role LIKE 'test%' THEN 'testing'
           WHEN role LIKE '%note%tak%' OR role LIKE '%scribe%' OR role LIKE '%minute%' THEN 'recording'
           WHEN role LIKE '%organi%' OR role LIKE '%secretary%' OR role LIKE '%coordinator%' OR role LIKE '%counsellor%' THEN 'organizing'
           WHEN role LIKE '%liaison%' OR kind = 'liaised' THEN 'liaising'
           WHEN kind IN ('chaired', 'held') OR role LIKE '%moderator%' THEN 'chairing'
           WHEN kind = 'authored' THEN 'authoring'
           WHEN kind = 'edited' THEN 'editing'
           WHEN kind = 'contributed' THEN 'proposing'
           WHEN kind = 'presented' THEN 'presenting'
           WHEN kind = 'reviewed' OR (kind = 'commented' AND document_id IS NOT NULL) THEN 'reviewing'
           WHEN kind IN ('commented', 'posted', 'replied') THEN 'discussing'
           WHEN kind = 'committed' THEN 'developing'
           WHEN kind = 'merged' THEN 'maintaining'
           WHEN kind = 'implemented' THEN 'implementing'
         END AS credit
  FROM done)
SELECT record_id, from_day, to_day, person_id, organization_id, country, body_id, group_id, document_id, event_id, role, evidence, credit, weight
FROM told
WHERE credit IS NOT NULL
