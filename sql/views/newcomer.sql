-- People at their first event of a body. Grain: one row a person and a body. Those of the first 24 months of the body's records
-- are left out: they may have been there before. over_day is the last day of the event.
SELECT a.record_id, a.day, a.person_id, a.organization_id, a.country, a.body_id, a.group_id, CAST(NULL AS INTEGER) AS document_id,
       1 AS weight, a.mode, a.event_kind, a.place_country, a.job_level, greatest(a.day, COALESCE(a.event_to_day, a.day)) AS over_day,
       CAST(a.day + INTERVAL '2' YEAR AS DATE) AS until_day, b.last_day
FROM event_attendee a
JOIN body_record b ON b.body_id = a.body_id AND b.known_from <= a.day
WHERE a.first = 1
