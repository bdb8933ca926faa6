-- The first act of a person that is on record in any body. Grain: one row a person. How long somebody takes part, never how old they are.
SELECT person_id, min(day) AS first_day FROM engagement WHERE person_id IS NOT NULL AND day IS NOT NULL GROUP BY person_id
