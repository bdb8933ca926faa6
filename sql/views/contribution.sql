-- Who contributed to which text. Grain: one row a text (all its versions together) and a party to it; a party is an
-- organization or, where it is unknown, the person. A rapporteur named in fifty versions is one row.
-- fraction is 1/k for a text of k parties, so a text counts one in all.
WITH party AS (
  SELECT work_id, organization_id, CASE WHEN organization_id IS NULL THEN person_id END AS lone_person_id,
         min(record_id) AS record_id, min(day) AS day, min(person_id) AS person_id, min(country) AS country,
         min(body_id) AS body_id, min(group_id) AS group_id, min(document_id) AS document_id
  FROM engagement
  WHERE kind IN ('contributed', 'authored', 'edited') AND work_id IS NOT NULL
  GROUP BY 1, 2, 3)
SELECT record_id, day, person_id, organization_id, country, body_id, group_id, document_id, work_id, 1 AS weight,
       1e0 / count(*) OVER (PARTITION BY work_id) AS fraction
FROM party
