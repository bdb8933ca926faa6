-- Whether those who write a text implement it. Grain: one row a text of which any implementer is named and an organization that
-- contributed to it, authored or edited it. hit is 1 where it, or another company of its group, is among the implementers.
WITH implementer AS (
  SELECT DISTINCT i.work_id, c.holding_id
  FROM implementation i
  JOIN company_of c ON c.organization_id = i.organization_id),
told AS (SELECT DISTINCT work_id FROM implementer)
SELECT p.record_id, p.day, CAST(NULL AS INTEGER) AS person_id, p.organization_id, p.country, p.body_id, p.group_id, p.document_id,
       p.work_id, 1 AS weight, CASE WHEN i.work_id IS NOT NULL THEN 1 ELSE 0 END AS hit
FROM contribution_party p
JOIN told t ON t.work_id = p.work_id
JOIN company_of c ON c.organization_id = p.organization_id
LEFT JOIN implementer i ON i.work_id = p.work_id AND i.holding_id = c.holding_id
