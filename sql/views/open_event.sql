-- Events to which a body invites whoever is interested: workshops, webinars, courses. Grain: one row such an event; a session is at its event.
SELECT e.event_id, COALESCE(p.event_id, e.event_id) AS top_id, lower(COALESCE(p.kind, e.kind)) AS event_kind
FROM event e
LEFT JOIN event p ON p.event = e.parent
WHERE lower(COALESCE(p.kind, e.kind)) LIKE '%workshop%' OR lower(COALESCE(p.kind, e.kind)) LIKE '%webinar%'
   OR lower(COALESCE(p.kind, e.kind)) LIKE '%training%' OR lower(COALESCE(p.kind, e.kind)) LIKE '%tutorial%'
   OR lower(COALESCE(p.kind, e.kind)) LIKE '%seminar%' OR lower(COALESCE(p.kind, e.kind)) LIKE '%course%'
   OR lower(COALESCE(p.kind, e.kind)) LIKE '%symposi%' OR lower(COALESCE(p.kind, e.kind)) LIKE '%hackathon%'
   OR lower(COALESCE(p.kind, e.kind)) LIKE '%summer school%' OR lower(COALESCE(p.kind, e.kind)) LIKE '%open day%'
