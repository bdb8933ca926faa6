-- Who contributed to which text, kept as a table because every question on contributions needs it. Only touched_work is worked out
-- again, in parts of some hundred thousand texts: {part} of {parts}.
-- Grain: one row a text (all its versions together) and a party to it; a party is an organization or, where it is unknown,
-- the person. fraction is 1/k for a text of k parties, so a text counts one in all.
INSERT INTO contribution_party
WITH party AS (
  SELECT work_id, organization_id, CASE WHEN organization_id IS NULL THEN person_id END AS lone_person_id,
         min(CAST(unit_id AS BIGINT) * 4294967296 + seq) AS record_id, min(day) AS day, min(person_id) AS person_id,
         min(country) AS country, min(body_id) AS body_id, min(group_id) AS group_id, min(document_id) AS document_id
  FROM activity SEMI JOIN (SELECT work_id FROM touched_work WHERE work_id % {parts} = {part}) USING (work_id)
  WHERE kind IN ('contributed', 'authored', 'edited')
  GROUP BY 1, 2, 3)
SELECT record_id, day, person_id, organization_id, country, body_id, group_id, document_id, work_id,
       1e0 / count(*) OVER (PARTITION BY work_id)
FROM party
ORDER BY body_id, day, record_id;
