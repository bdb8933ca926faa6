-- The group of companies of an organization today, itself where it belongs to none. Grain: one row an organization.
SELECT o.organization_id, COALESCE(max(h.holding_id), o.organization_id) AS holding_id
FROM organization o
LEFT JOIN organization_holding h ON h.organization_id = o.organization_id AND h.to_day = DATE '9999-12-31'
GROUP BY o.organization_id
