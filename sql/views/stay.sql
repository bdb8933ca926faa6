-- How long newcomers stay. Grain: one row a newcomer of a place (entry.sql), days until they are gone. Who was not gone by the last day of
-- which that can be told is still there (censored on that day); who came later is not counted.
SELECT who, place, record_id, day, person_id, organization_id, country, body_id, group_id, CAST(NULL AS INTEGER) AS document_id,
       1 AS weight, date_diff('day', day, least(gone_day, known_to)) AS days, CASE WHEN gone_day > known_to THEN 1 ELSE 0 END AS censored
FROM entry
WHERE new = 1 AND day <= known_to
