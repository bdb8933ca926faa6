-- Everybody who was ever in a body or group, at their first day there. Grain: one row a person or organization and a place.
-- new is 1 for newcomers; those of the first 24 months of the place's records may have been there before. gone_day is the first day
-- after which 24 months pass without an act there; it can be told of days up to known_to, 24 months before the last record of the place.
WITH line AS (
  SELECT *, lead(day) OVER (PARTITION BY who, place, who_id, place_id ORDER BY day) AS next_day FROM presence)
SELECT who, place, who_id, place_id, min(day) AS day, min_by(record_id, day) AS record_id,
       CASE WHEN who = 'person' THEN who_id ELSE min_by(person_id, day) END AS person_id,
       CASE WHEN who = 'organization' THEN who_id ELSE min_by(organization_id, day) END AS organization_id,
       min_by(country, day) AS country, min(body_id) AS body_id,
       CASE WHEN place = 'group' THEN place_id ELSE min_by(group_id, day) END AS group_id,
       CASE WHEN min(day) >= CAST(min(place_first) + INTERVAL '2' YEAR AS DATE) THEN 1 ELSE 0 END AS new,
       min(CASE WHEN next_day IS NULL OR next_day > CAST(day + INTERVAL '2' YEAR AS DATE) THEN day END) AS gone_day,
       CAST(min(place_last) - INTERVAL '2' YEAR AS DATE) AS known_to
FROM line
GROUP BY who, place, who_id, place_id
