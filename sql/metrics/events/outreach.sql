SELECT record_id, day, person_id, organization_id, country, body_id, group_id, document_id, weight, event_kind
FROM outreach
WHERE organization_id IS NOT NULL
