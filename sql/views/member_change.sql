-- Changes of category. Grain: one row an organization, a body and the day on which it came into another category without a
-- break, its former one ending before the new one does. A second category beside the first is no change.
SELECT min(m.record_id) AS record_id, n.from_day AS day, CAST(NULL AS INTEGER) AS person_id, n.organization_id,
       min(m.country) AS country, n.body_id, CAST(NULL AS INTEGER) AS group_id, CAST(NULL AS INTEGER) AS document_id,
       n.category, min(p.category) AS category_before, min(m.contributory_class) AS contributory_class, 1 AS weight
FROM member_span n
JOIN member_span p ON p.organization_id = n.organization_id AND p.body_id = n.body_id AND p.category <> n.category
  AND p.from_day < n.from_day AND p.to_day >= n.from_day AND p.to_day < n.to_day
JOIN membership m ON m.organization_id = n.organization_id AND m.body_id = n.body_id AND m.category = n.category
  AND m.from_day = n.from_day
GROUP BY n.from_day, n.organization_id, n.body_id, n.category
