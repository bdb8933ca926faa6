-- From when to when there are records of what was done in a body. Grain: one row a body. Before the first and after the last
-- of these days nobody knows who was silent and who came back.
SELECT body_id, min(day) AS first_day, max(day) AS last_day,
       CAST(min(day) + INTERVAL '2' YEAR AS DATE) AS known_from
FROM engagement
WHERE day IS NOT NULL AND body_id IS NOT NULL
GROUP BY body_id
