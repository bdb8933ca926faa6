-- Devices, lines, ports, deployments and the like that somebody counted or declared. Grain: one row such a number, with who says so. The
-- number of a year is a state: numbers of several years, of several sources or of several channels are not added up.
SELECT record_id, day, person_id, organization_id, country, body_id, group_id, document_id, work_id, product, channel, sector,
       COALESCE(place, evidence) AS said_by, units AS weight
FROM use
WHERE units IS NOT NULL AND NOT copied
