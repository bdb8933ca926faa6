-- A rapporteur's post is taken, and nothing is done in it.
-- Cost: one candidate
SELECT 'post' AS kind, a.day, a.person_id, a.organization_id, a.country, a.body_id, a.group_id, CAST(NULL AS INTEGER) AS document_id,
       CAST(NULL AS INTEGER) AS work_id, CAST(NULL AS INTEGER) AS event_id, 'rapporteur' AS role, CAST(NULL AS VARCHAR) AS outcome
FROM attacker a
