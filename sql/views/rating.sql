-- What experts think of standards. Grain: one row a rater, a document and an indicator with a score; of a rater who came back the latest
-- one. Who is not known as a person is told by the way in which the name was written; without a name each score is a rater of its own. scale is as said: "1-5".
WITH said AS (
  SELECT CAST(r.unit_id AS BIGINT) * 4294967296 + r.seq AS record_id, r.day, p.person_id,
         COALESCE(CAST(p.person_id AS BIGINT), -1 - CAST(r.person_ref AS BIGINT), -1 - (CAST(r.unit_id AS BIGINT) * 4294967296 + r.seq)) AS rater_id, r.document_id, lower(r.indicator) AS indicator, r.scale, r.score,
         r.rationale
  FROM raw.rating r
  LEFT JOIN person_decision p ON p.person_ref = r.person_ref
  WHERE r.score IS NOT NULL AND r.document_id IS NOT NULL),
placed AS (
  SELECT *, row_number() OVER (PARTITION BY rater_id, document_id, indicator
                               ORDER BY COALESCE(day, DATE '0001-01-01') DESC, record_id DESC) AS nth
  FROM said)
SELECT r.record_id, r.day, r.person_id, CAST(NULL AS INTEGER) AS organization_id, CAST(NULL AS VARCHAR) AS country, d.body_id,
       d.group_id, r.document_id, COALESCE(d.work_id, r.document_id) AS work_id, r.rater_id, r.indicator, r.scale, r.score, r.rationale,
       1 AS weight
FROM placed r
LEFT JOIN document d ON d.document_id = r.document_id
WHERE r.nth = 1
