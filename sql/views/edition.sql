-- Editions of a deliverable and how long each stood. Grain: one row an edition (deliverable). days until the next edition of the same
-- work, or until the last publication of the body where there is none (censored). replaced is 1 when some document is said to replace
-- or update it, 0 when not; only bodies of which any source says such a thing are told apart. compatible is 1 when a source says that it is
-- backward compatible with an earlier text, 0 when it says that it is not, unknown where none says either.
WITH said AS (
  SELECT target_id AS document_id FROM raw.relation WHERE kind IN ('obsoletes', 'updates') AND target_id IS NOT NULL
  UNION
  SELECT document_id FROM raw.relation WHERE kind IN ('obsoletedBy', 'updatedBy') AND document_id IS NOT NULL),
stated AS (
  SELECT document_id, min(CASE WHEN kind = 'incompatibleWith' THEN 0 ELSE 1 END) AS compatible
  FROM raw.relation WHERE kind IN ('compatibleWith', 'incompatibleWith') AND document_id IS NOT NULL GROUP BY document_id),
teller AS (SELECT DISTINCT d.body_id FROM said s JOIN document d ON d.document_id = s.document_id),
edition AS (
  SELECT *, lead(day) OVER (PARTITION BY work_id ORDER BY day, document_id) AS next_day, max(day) OVER (PARTITION BY body_id) AS last_day
  FROM deliverable
  WHERE day IS NOT NULL)
SELECT e.record_id, e.day, CAST(NULL AS INTEGER) AS person_id, CAST(NULL AS INTEGER) AS organization_id, CAST(NULL AS VARCHAR) AS country,
       e.body_id, e.group_id, e.document_id, e.type, e.class, 1 AS weight,
       date_diff('day', e.day, COALESCE(e.next_day, e.last_day)) AS days, CASE WHEN e.next_day IS NULL THEN 1 ELSE 0 END AS censored,
       CASE WHEN s.document_id IS NOT NULL THEN 1 WHEN t.body_id IS NOT NULL THEN 0 END AS replaced, c.compatible
FROM edition e
LEFT JOIN said s ON s.document_id = e.document_id
LEFT JOIN teller t ON t.body_id = e.body_id
LEFT JOIN stated c ON c.document_id = e.document_id
