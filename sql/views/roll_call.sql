-- Roll calls that say who was there and who was not. Grain: one row a person called at an event; hit is 1 for present.
-- Events whose list names only those present are left out: they say nothing of who could have come.
SELECT CAST(a.unit_id AS BIGINT) * 4294967296 + a.seq AS record_id, a.day, a.person_id, a.organization_id, a.country, a.mode,
       a.body_id, a.group_id, a.document_id, a.role, a.weight, CASE WHEN a.kind = 'attended' THEN 1 ELSE 0 END AS hit
FROM activity a
WHERE a.kind IN ('attended', 'absent')
  AND a.event_id IN (SELECT event_id FROM activity WHERE kind = 'absent')
