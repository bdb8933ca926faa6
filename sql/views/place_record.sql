-- From when to when there are records of a body or group. Grain: one row a place (presence.sql). Who first appears within 24 months of
-- the beginning may have been there before; who is last seen within 24 months of the end may come back.
SELECT place, place_id, CAST(min(day) + INTERVAL '2' YEAR AS DATE) AS known_from, max(day) AS last_day,
       CAST(max(day) - INTERVAL '2' YEAR AS DATE) AS known_to
FROM presence
GROUP BY place, place_id
