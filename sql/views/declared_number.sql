-- Devices, lines, ports, deployments and the like that somebody counted or declared. Grain: one row such a number, with who says so and of
-- what (the product). The number of a year is a state: numbers of several years, things, sources or channels are not added up.
SELECT record_id, day, person_id, organization_id, country, body_id, group_id, document_id, work_id, product AS thing, channel, sector,
       COALESCE(place, evidence) AS source_name, units AS weight
FROM use
WHERE units IS NOT NULL AND NOT copied
