-- What people and organizations did. Grain: one row an act as a source records it.
-- `absent` rows of roll calls are not engagement (see roll_call), nor is what tools do in repositories (`automated`).
SELECT CAST(unit_id AS BIGINT) * 4294967296 + seq AS record_id, day, kind, person_id, organization_id, country, mode,
       body_id, group_id, document_id, work_id, event_id, role, outcome, weight
FROM activity
WHERE kind <> 'absent' AND kind <> 'automated'
