-- What is said to implement standards, by whom. Grain: one row an evidence of adoption of a document. A citation in source code shows that
-- somebody read the text, not that a product follows it: it is in `use` alone, as are copies.
SELECT record_id, day, person_id, organization_id, country, body_id, group_id, document_id, work_id, weight, channel, sector
FROM use
WHERE COALESCE(channel, '') <> 'source-code' AND NOT copied
