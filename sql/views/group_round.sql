-- Rounds of meetings: what "the last events of a group" means. Grain: one row a group and a run of its events that overlap or follow
-- each other day by day: the days of a meeting that a source lists one by one are one round, and so is a meeting with its workshop.
-- A group without events has those of the nearest group above it that has any, else those of the body that are of no group.
-- series stands for the group, or (below zero) for a body's acts that are of no group.
-- What was done on day d belongs to the round with after_day < d <= to_day: a contribution to the meeting that it was sent to. On day
-- d the last round is the one with to_day <= d < next_day: a meeting counts when it is over.
WITH seen AS (
  SELECT event_id, min(body_id) AS body_id, min(group_id) AS group_id, min(day) AS from_day, max(day) AS to_day
  FROM engagement WHERE event_id IS NOT NULL AND day IS NOT NULL
  GROUP BY event_id),
held AS (
  SELECT COALESCE(e.group_id, s.group_id, -1 - COALESCE(e.body_id, s.body_id)) AS holder,
         COALESCE(e.from_day, s.from_day) AS from_day,
         greatest(COALESCE(e.to_day, s.to_day), COALESCE(e.from_day, s.from_day)) AS to_day
  FROM event e
  LEFT JOIN seen s ON s.event_id = e.event_id
  WHERE e.parent IS NULL AND COALESCE(lower(e.kind), '') <> 'session'),
line AS (
  SELECT holder, from_day, to_day,
         max(to_day) OVER (PARTITION BY holder ORDER BY from_day, to_day ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reach
  FROM held
  WHERE holder IS NOT NULL AND from_day IS NOT NULL),
numbered AS (
  SELECT holder, to_day,
         sum(CASE WHEN from_day <= CAST(reach + INTERVAL '1' DAY AS DATE) THEN 0 ELSE 1 END)
           OVER (PARTITION BY holder ORDER BY from_day, to_day ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS run
  FROM line),
ending AS (SELECT holder, max(to_day) AS to_day FROM numbered GROUP BY holder, run),
round AS (
  SELECT holder, to_day, row_number() OVER (PARTITION BY holder ORDER BY to_day) AS round,
         COALESCE(lag(to_day) OVER (PARTITION BY holder ORDER BY to_day), DATE '0001-01-01') AS after_day,
         COALESCE(lead(to_day) OVER (PARTITION BY holder ORDER BY to_day), DATE '9999-12-31') AS next_day
  FROM ending),
nearest AS (
  SELECT a.group_id, min_by(a.ancestor_id, a.depth) AS holder
  FROM group_ancestor a
  JOIN (SELECT DISTINCT holder FROM ending) h ON h.holder = a.ancestor_id
  GROUP BY a.group_id),
series AS (
  SELECT g.group_id AS series, COALESCE(n.holder, -1 - g.body_id) AS holder
  FROM groups g LEFT JOIN nearest n ON n.group_id = g.group_id
  UNION ALL
  SELECT -1 - body_id, -1 - body_id FROM body)
SELECT s.series, r.round, r.after_day, r.to_day, r.next_day
FROM series s
JOIN round r ON r.holder = s.holder
