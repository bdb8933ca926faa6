-- Which organizations a body reached, and how they answered. Grain: one row an organization and an action, as a line of a list of
-- outreach says it, or as its people at an open event (a workshop, a webinar, a course) show it; a line about a list of organizations
-- names none. The action is the event where there is one, else the campaign of the list; of several rows about the same, none is left out.
-- answer: 0 none, 1 opened, 2 declined, 3 replied, 4 registered, 5 attended; empty: nobody knows. answered_day: empty where only the
-- answer is known.
SELECT CAST(r.unit_id AS BIGINT) * 4294967296 + r.seq AS record_id, r.day, CAST(NULL AS INTEGER) AS person_id, o.organization_id,
       o.country, b.body_id, CAST(NULL AS INTEGER) AS group_id, CAST(NULL AS INTEGER) AS document_id, 1 AS weight,
       COALESCE(t.top_id, r.event_id) AS event_id, r.campaign, COALESCE(lower(trim(r.kind)), t.event_kind) AS event_kind,
       lower(trim(r.channel)) AS channel, r.audience, r.invited,
       CASE r.response WHEN 'none' THEN 0 WHEN 'opened' THEN 1 WHEN 'declined' THEN 2 WHEN 'replied' THEN 3 WHEN 'registered' THEN 4
                       WHEN 'attended' THEN 5 END AS answer,
       r.responded_day AS answered_day, 'list' AS source
FROM raw.outreach r
JOIN body_decision b ON b.body_ref = r.body_ref
LEFT JOIN organization_decision o ON o.organization_ref = r.organization_ref
LEFT JOIN open_event t ON t.event_id = r.event_id
UNION ALL
SELECT min(a.record_id), min(a.day), CAST(NULL AS INTEGER), a.organization_id, min(a.country), a.body_id, CAST(NULL AS INTEGER),
       CAST(NULL AS INTEGER), 1, t.top_id, min(e.name), min(t.event_kind), min(lower(a.mode)), CAST(NULL AS VARCHAR),
       CAST(NULL AS DOUBLE), 5, min(a.day), 'attendance'
FROM engagement a
JOIN open_event t ON t.event_id = a.event_id
JOIN event e ON e.event_id = t.top_id
WHERE a.kind IN ('attended', 'presented', 'chaired') AND a.day IS NOT NULL AND a.organization_id IS NOT NULL
GROUP BY a.organization_id, a.body_id, t.top_id
