-- Whether newcomers (newcomer.sql) came back. Grain: one row a person and a body. again is 1 when the person did anything in that
-- body after the event and within 24 months of its first day, 0 when not, and empty (censored) when the body's records end before
-- these 24 months do, whether or not the person was seen: to count only those who came back early would flatter.
WITH seen AS (
  SELECT n.record_id, count(*) AS acts
  FROM newcomer n
  JOIN engagement g ON g.person_id = n.person_id AND g.body_id = n.body_id AND g.day > n.over_day AND g.day < n.until_day
  GROUP BY n.record_id)
SELECT n.record_id, n.day, n.person_id, n.organization_id, n.country, n.body_id, n.group_id, n.document_id, n.weight, n.mode,
       n.event_kind, n.place_country, n.job_level,
       CASE WHEN n.until_day > n.last_day THEN NULL WHEN s.acts IS NULL THEN 0 ELSE 1 END AS again
FROM newcomer n
LEFT JOIN seen s ON s.record_id = n.record_id
