-- Organizations: one row an organization that any reference was decided to be, or that data/ reviews.
-- seat is where it sits; country is where it acts from when a source does not say: the seat, unless it is known to have
-- entities in other countries ("Ericsson" alone may be Ericsson Canada), then nothing.
-- What a register says (kind, segment, size class) comes from the register; the reviewed table comes first.
DELETE FROM organization;
INSERT INTO organization
WITH register AS (
  SELECT organization_id, max_by(kind, last) AS kind, max_by(segment, last) AS segment, max_by(size_class, last) AS size_class
  FROM (SELECT r.*, d.organization_id, ROW(COALESCE(r.from_day, DATE '0001-01-01'), u.path, u.content_hash, r.seq) AS last
        FROM raw.organization r JOIN organization_decision d ON d.organization_ref = r.organization_ref
        JOIN unit u ON u.unit_id = r.unit_id
        WHERE d.organization_id IS NOT NULL)
  GROUP BY organization_id),
written AS (
  SELECT d.organization_id, min_by(r.name, (length(r.name), r.name = upper(r.name), r.name)) FILTER (WHERE r.name <> '') AS name,
         CASE WHEN count(DISTINCT d.country) = 1 THEN min(d.country) END AS country
  FROM organization_decision d JOIN raw.organization_ref r ON r.organization_ref = d.organization_ref
  WHERE d.organization_id IS NOT NULL
  GROUP BY d.organization_id),
abroad AS (
  SELECT o.organization FROM ref.organizations o JOIN ref.organizations c ON c.parent = o.organization AND c.country <> o.country
  UNION SELECT o.organization FROM ref.organizations o JOIN ref.organization_names n ON n.organization = o.organization AND n.country <> o.country)
SELECT k.organization_id, k.key, COALESCE(NULLIF(v.name, ''), w.name, k.key), COALESCE(NULLIF(v.kind, ''), lower(g.kind)),
       COALESCE(v.country, w.country),
       CASE WHEN k.key NOT IN (SELECT organization FROM abroad) THEN COALESCE(v.country, w.country) END, g.segment, g.size_class, v.organization IS NOT NULL
FROM organization_key k
LEFT JOIN ref.organizations v ON v.organization = k.key
LEFT JOIN register g ON g.organization_id = k.organization_id
LEFT JOIN written w ON w.organization_id = k.organization_id
WHERE v.organization IS NOT NULL OR w.organization_id IS NOT NULL;
