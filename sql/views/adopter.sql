-- Who uses which document, through which channel of evidence. Grain: one row a document, a channel, an adopter, and a country, sector and
-- ecosystem of its use; copies are none. The adopter is the organization that implements (its holding on that day), else the product; a
-- use of which neither is known is one of its own. The day is that on which it was first seen; ecosystem is that of the code, else its
-- language.
WITH used AS (
  SELECT u.record_id, u.day, u.country, u.body_id, u.group_id, u.document_id, u.work_id, COALESCE(u.channel, 'unknown') AS channel,
         u.sector, COALESCE(u.ecosystem, u.language) AS ecosystem, COALESCE(h.holding_id, u.organization_id) AS holding_id,
         CASE WHEN u.organization_id IS NOT NULL THEN concat('organization ', CAST(COALESCE(h.holding_id, u.organization_id) AS VARCHAR))
              WHEN u.product IS NOT NULL THEN concat('product ', lower(u.product))
              ELSE concat('record ', CAST(u.record_id AS VARCHAR)) END AS adopter
  FROM use u
  LEFT JOIN organization_holding h ON h.organization_id = u.organization_id
    AND h.from_day <= COALESCE(u.day, u.last_day) AND COALESCE(u.day, u.last_day) < h.to_day
  WHERE NOT u.copied)
SELECT min(record_id) AS record_id, min(day) AS day, CAST(NULL AS INTEGER) AS person_id, holding_id AS organization_id, country, body_id,
       group_id, document_id, work_id, channel, sector, ecosystem, adopter, 1 AS weight, count(*) AS uses
FROM used
GROUP BY holding_id, country, body_id, group_id, document_id, work_id, channel, sector, ecosystem, adopter
