-- Memberships. Grain: one row a membership of an organization in a body, while it lasted in one category and class.
SELECT record_id, from_day, to_day, CAST(NULL AS INTEGER) AS person_id, organization_id, country, body_id,
       CAST(NULL AS INTEGER) AS group_id, CAST(NULL AS INTEGER) AS document_id, category, contributory_class, strategy, 1 AS weight
FROM membership
