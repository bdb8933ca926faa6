SELECT record_id, day, person_id, organization_id, country, body_id, group_id, document_id, weight, concat(CAST(record_id AS VARCHAR), '/', CAST(before_id AS VARCHAR)) AS move_id, 'to' AS side
FROM move WHERE who = 'person' AND place = 'body' AND before_id <> 0
UNION ALL
SELECT record_id, day, person_id, organization_id, country, before_id, CAST(NULL AS INTEGER), document_id, weight, concat(CAST(record_id AS VARCHAR), '/', CAST(before_id AS VARCHAR)), 'from'
FROM move WHERE who = 'person' AND place = 'body' AND before_id <> 0
