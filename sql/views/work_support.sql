-- Who stands behind a work. Grain: one row a work of which any organization is known: those that contributed, authored or edited
-- any of its texts, or whose people have a role in it (editor of a work item). regions are ITU's, of their countries; backing says
-- whether governments, companies (industry) or both are among those whose kind is known.
WITH party AS (
  SELECT work_id, organization_id, country FROM contribution_party WHERE organization_id IS NOT NULL
  UNION
  SELECT d.work_id, o.organization_id, o.country
  FROM raw.role r
  JOIN document d ON d.document_id = r.document_id
  JOIN organization_decision o ON o.organization_ref = r.organization_ref AND o.organization_id IS NOT NULL)
SELECT p.work_id, count(DISTINCT p.organization_id) AS supporters, NULLIF(count(DISTINCT c.region), 0) AS regions,
       CASE WHEN count(o.kind) = 0 THEN NULL
            WHEN count(*) FILTER (WHERE o.kind = 'government') = 0 AND count(*) FILTER (WHERE o.kind = 'company') = 0 THEN 'neither'
            WHEN count(*) FILTER (WHERE o.kind = 'government') = 0 THEN 'industry'
            WHEN count(*) FILTER (WHERE o.kind = 'company') = 0 THEN 'government'
            ELSE 'government and industry' END AS backing
FROM party p
JOIN organization o ON o.organization_id = p.organization_id
-- An act says the entity's country, a role seldom does: without the second, works that never came to an act would have no region.
LEFT JOIN country c ON c.country = COALESCE(p.country, o.country, o.seat)
GROUP BY p.work_id
