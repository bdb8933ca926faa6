-- The first event of a person in a body that is on record. Grain: one row a person and a body. Of several on one day it is that with
-- the least number: day and event are one number here, as a window over all acts would cost ten times as much.
SELECT person_id, body_id,
       CAST(min(date_diff('day', DATE '0001-01-01', day) * 4294967296 + event_id) % 4294967296 AS INTEGER) AS event_id
FROM event_act
WHERE person_id IS NOT NULL AND body_id IS NOT NULL
GROUP BY person_id, body_id
