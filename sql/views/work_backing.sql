-- Who stood behind a work, and since when. Grain: one row a work, an organization and a person, of which one may be unknown: those that
-- contributed, authored or edited any of its texts, or whose people have a role in it (editor, supporter of a work item). The day is the
-- first on which any source says so; empty where none is dated. Contributions, minutes and the like are no works.
WITH party AS (
  SELECT work_id, organization_id, person_id, country, day FROM contribution_party
  UNION ALL
  SELECT d.work_id, o.organization_id, p.person_id, CAST(NULL AS VARCHAR), r.from_day
  FROM raw.role r
  JOIN document d ON d.document_id = r.document_id
  LEFT JOIN organization_decision o ON o.organization_ref = r.organization_ref
  LEFT JOIN person_decision p ON p.person_ref = r.person_ref)
SELECT p.work_id, p.organization_id, p.person_id,
       min(COALESCE(p.country, o.country, o.seat)) AS country, min(c.region) AS region, min(o.kind) AS kind,
       min(p.day) AS day
FROM party p
JOIN document w ON w.document_id = p.work_id AND COALESCE(w.class, 'unknown') NOT IN ('contribution', 'other')
LEFT JOIN organization o ON o.organization_id = p.organization_id
LEFT JOIN country c ON c.country = COALESCE(p.country, o.country, o.seat)
WHERE p.organization_id IS NOT NULL OR p.person_id IS NOT NULL
GROUP BY 1, 2, 3
