-- Who was where on which day. Grain: one row a person or organization, a body or group, and a day with an act of theirs in it.
-- who is person or organization, place is body or group; groups are themselves, without those below them. place_first and place_last
-- are the days of the first and last such record of the place: who first appears within 24 months of the one may have been there before,
-- who is last seen within 24 months of the other may come back.
WITH act AS (
  SELECT 'person' AS who, 'body' AS place, person_id AS who_id, body_id AS place_id, * FROM engagement
  UNION ALL SELECT 'person', 'group', person_id, group_id, * FROM engagement
  UNION ALL SELECT 'organization', 'body', organization_id, body_id, * FROM engagement
  UNION ALL SELECT 'organization', 'group', organization_id, group_id, * FROM engagement)
SELECT who, place, who_id, place_id, day, min(record_id) AS record_id, min_by(person_id, record_id) AS person_id,
       min_by(organization_id, record_id) AS organization_id, min_by(country, record_id) AS country, min(body_id) AS body_id,
       min_by(group_id, record_id) AS group_id, min(day) OVER (PARTITION BY who, place, place_id) AS place_first,
       max(day) OVER (PARTITION BY who, place, place_id) AS place_last
FROM act
WHERE who_id IS NOT NULL AND place_id IS NOT NULL AND day IS NOT NULL
GROUP BY who, place, who_id, place_id, day
