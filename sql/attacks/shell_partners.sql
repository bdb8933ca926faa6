-- A subsidiary under a name of its own signs five of one's texts.
-- Cost: a line on five cover pages
-- Alone: it changes what others have of these texts
SELECT t.kind, t.day, CAST(NULL AS INTEGER) AS person_id, a.fresh AS organization_id, a.country, t.body_id, t.group_id, t.document_id, t.work_id,
       t.event_id, t.role, t.outcome
FROM attacker a
JOIN (SELECT *, row_number() OVER (PARTITION BY organization_id ORDER BY work_id, record_id) AS place
      FROM period_act WHERE kind IN ('contributed', 'authored', 'edited') AND work_id IS NOT NULL) t
  ON t.organization_id = a.organization_id AND t.place <= 5
