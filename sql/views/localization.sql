-- National and regional texts that adopt a standard. Grain: one row a localization: a line of a national body's catalogue (channel
-- national-adoption), or two documents of which a source says that the one is adopted from the other, whose body is national or regional.
-- body, group, document and text are those of the adopted standard; adopter is who adopts: a body, an organization, else the country.
-- evidence is the degree: identical, modified, not equivalent (ISO/IEC Guide 21-1), or how a catalogue calls it; empty where nobody says it.
-- planned is 1 for what is in preparation: its day lies ahead and it is no localization yet.
WITH told AS (
  SELECT lower(r.kind) AS kind, CAST(r.unit_id AS BIGINT) * 4294967296 + r.seq AS record_id,
         CASE WHEN lower(r.kind) = 'adoptedas' THEN r.target_id ELSE r.document_id END AS local_id,
         CASE WHEN lower(r.kind) = 'adoptedas' THEN r.document_id ELSE r.target_id END AS adopted_id
  FROM raw.relation r
  WHERE lower(r.kind) IN ('adoptedfrom', 'adoptedas', 'modified', 'nonequivalent')),
pair AS (
  SELECT local_id, adopted_id, min(record_id) AS record_id,
         CASE WHEN min(kind) = 'modified' THEN 'modified' WHEN min(kind) = 'nonequivalent' THEN 'not equivalent' END AS evidence
  FROM told
  GROUP BY local_id, adopted_id),
document_pair AS (
  SELECT p.record_id, l.day, CAST(NULL AS DATE) AS last_day, b.country, a.body_id, a.group_id, p.adopted_id AS document_id, a.work_id,
         d.document AS product, b.body AS adopter, b.body_id AS adopter_id, p.evidence, CAST(NULL AS VARCHAR) AS status,
         CAST(NULL AS VARCHAR) AS language
  FROM pair p
  JOIN text_body l ON l.document_id = p.local_id
  JOIN document d ON d.document_id = p.local_id
  JOIN body b ON b.body_id = l.body_id AND b.kind IN ('national', 'regional')
  JOIN text_body a ON a.document_id = p.adopted_id
  WHERE a.body_id <> l.body_id),
line AS (
  SELECT u.record_id, u.day, u.last_day, COALESCE(u.country, b.country) AS country, u.body_id, u.group_id, u.document_id, u.work_id, u.product,
         COALESCE(b.body, o.name, u.country) AS adopter, b.body_id AS adopter_id, lower(u.evidence) AS evidence, lower(u.status) AS status,
         u.language
  FROM use u
  LEFT JOIN organization o ON o.organization_id = u.organization_id
  LEFT JOIN body b ON b.body = o.organization
  WHERE u.channel = 'national-adoption')
SELECT record_id, day, CAST(NULL AS INTEGER) AS person_id, CAST(NULL AS INTEGER) AS organization_id, country, body_id, group_id, document_id,
       work_id, product, adopter, adopter_id, evidence, status, language, last_day,
       CASE WHEN status = 'in preparation' THEN 1 ELSE 0 END AS planned, 1 AS weight
FROM (SELECT * FROM line UNION ALL SELECT * FROM document_pair)
