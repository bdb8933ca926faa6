-- Liaison statements and their two ends. Grain: one row a statement (a document), a side and a body or group there: acts of kind
-- `liaised` whose role says who sent it and who received it. days until the first statement that is said to answer it (relation
-- answers or repliesTo), empty where none is. sender_id is the body that sent it, the first one where several did.
WITH act AS (
  SELECT document_id, day, person_id, organization_id, country, body_id, group_id, record_id,
         CASE WHEN lower(role) IN ('from', 'sent', 'sender', 'source') THEN 'from'
              WHEN lower(role) IN ('to', 'received', 'recipient', 'destination') THEN 'to' END AS side
  FROM engagement
  WHERE kind = 'liaised' AND document_id IS NOT NULL),
ending AS (
  SELECT document_id, side, body_id, group_id, min(day) AS day, min(person_id) AS person_id, min(organization_id) AS organization_id,
         min(country) AS country, min(record_id) AS record_id
  FROM act
  WHERE side IS NOT NULL
  GROUP BY document_id, side, body_id, group_id),
statement AS (
  SELECT document_id, min(day) AS day, min(CASE WHEN side = 'from' THEN body_id END) AS sender_id FROM act GROUP BY document_id),
answer AS (
  SELECT r.target_id AS document_id, min(s.day) AS day
  FROM raw.relation r
  JOIN statement s ON s.document_id = r.document_id
  WHERE lower(r.kind) IN ('answers', 'repliesto')
  GROUP BY r.target_id)
SELECT e.record_id, s.day, e.person_id, e.organization_id, e.country, e.body_id, e.group_id, e.document_id, 1 AS weight, e.side,
       s.document_id AS statement_id, s.sender_id,
       CASE WHEN a.day >= s.day THEN date_diff('day', s.day, a.day) END AS days
FROM ending e
JOIN statement s ON s.document_id = e.document_id
LEFT JOIN answer a ON a.document_id = e.document_id
