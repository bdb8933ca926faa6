-- Newcomers: the first day on record of somebody in a body or group. Grain: one row a person or organization and a place. Those of the
-- first 24 months of the place's records are left out: they may have been there before.
SELECT p.who, p.place, p.who_id, p.place_id, min(p.day) AS day, min_by(p.record_id, p.day) AS record_id,
       min_by(p.person_id, p.day) AS person_id, min_by(p.organization_id, p.day) AS organization_id, min_by(p.country, p.day) AS country,
       min(p.body_id) AS body_id, min_by(p.group_id, p.day) AS group_id, min(r.known_to) AS known_to
FROM presence p
JOIN place_record r ON r.place = p.place AND r.place_id = p.place_id
GROUP BY p.who, p.place, p.who_id, p.place_id
HAVING min(p.day) >= min(r.known_from)
