-- People at their first event of a body. Grain: one row a person and a body. Those of the first 24 months of the body's records
-- are left out: they may have been there before. again is 1 when the person did anything in that body after the event and within
-- 24 months of its first day, 0 when not, and empty (censored) when the body's records end before these 24 months do, whether or
-- not the person was seen: to count only those who came back early would flatter.
WITH newcomer AS (
  SELECT a.record_id, a.day, a.person_id, a.organization_id, a.country, a.body_id, a.group_id, a.mode, a.event_kind, a.place_country,
         a.job_level, a.spoke, greatest(a.day, COALESCE(a.event_to_day, a.day)) AS over_day,
         CAST(a.day + INTERVAL '2' YEAR AS DATE) AS until_day, b.last_day
  FROM event_attendee a
  JOIN body_record b ON b.body_id = a.body_id AND b.known_from <= a.day
  WHERE a.first = 1),
seen AS (
  SELECT n.record_id, count(*) AS acts
  FROM newcomer n
  JOIN engagement g ON g.person_id = n.person_id AND g.body_id = n.body_id AND g.day > n.over_day AND g.day < n.until_day
  GROUP BY n.record_id)
SELECT n.record_id, n.day, n.person_id, n.organization_id, n.country, n.body_id, n.group_id,
       CAST(NULL AS INTEGER) AS document_id, 1 AS weight, n.mode, n.event_kind, n.place_country, n.job_level,
       CASE WHEN n.until_day > n.last_day THEN NULL WHEN s.acts IS NULL THEN 0 ELSE 1 END AS again
FROM newcomer n
LEFT JOIN seen s ON s.record_id = n.record_id
