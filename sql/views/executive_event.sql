-- Meetings of CTOs and other executives: the kind of the event or of its group says so, or its name. Grain: one row an event.
WITH named AS (
  SELECT event_id, concat(' ', lower(replace(replace(replace(name, '/', ' '), '-', ' '), ',', ' ')), ' ') AS words FROM event)
SELECT e.event_id, e.event, e.body_id, e.group_id, e.name, e.kind, e.from_day AS day, e.to_day, e.place, e.country
FROM event e
JOIN named n ON n.event_id = e.event_id
LEFT JOIN groups g ON g.group_id = e.group_id
WHERE e.parent IS NULL AND e.from_day IS NOT NULL AND COALESCE(lower(e.kind), '') NOT IN ('session', 'webinar')
  AND (lower(e.kind) IN ('executive meeting', 'executives meeting', 'c-level meeting', 'high-level meeting', 'cto meeting', 'cxo meeting', 'ceo meeting')
    OR lower(g.kind) IN ('executives', 'executive group')
    OR n.words LIKE '% cto %' OR n.words LIKE '% ctos %' OR n.words LIKE '% cxo %' OR n.words LIKE '% cxos %'
    OR n.words LIKE '% chief technology officer%')
