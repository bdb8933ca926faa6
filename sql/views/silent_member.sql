-- Members in silence, as the lines of the register. Grain: one row a line of the register and a silence that overlap; see
-- silence.sql for when a member is silent.
SELECT m.record_id, greatest(m.from_day, q.from_day) AS from_day, least(m.to_day, q.to_day) AS to_day,
       CAST(NULL AS INTEGER) AS person_id, m.organization_id, m.country, m.body_id, CAST(NULL AS INTEGER) AS group_id,
       CAST(NULL AS INTEGER) AS document_id, m.category, m.contributory_class, 1 AS weight
FROM membership m
JOIN silence q ON q.organization_id = m.organization_id AND q.body_id = m.body_id
  AND q.from_day < m.to_day AND q.to_day > m.from_day
