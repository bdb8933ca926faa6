-- How long a published text waits for its first and for its tenth user. Grain: one row a published text and nth (1, 10). Users are
-- independent: organizations with their group of companies on that day; where no organization is named, the product; copies are none.
-- days until the first sign of the nth user; 0 where it came before publication. Texts without one are watched until the last day of any
-- evidence on record (censored). Only texts that some channel on record could see are here: those that only turned up would all be used.
WITH published AS (
  SELECT work_id, min(record_id) AS record_id, min(day) AS day, min(body_id) AS body_id, min(group_id) AS group_id, min(class) AS class,
         max(sees) AS sees
  FROM text_sight
  GROUP BY work_id),
signed AS (
  SELECT u.work_id, u.day,
         CASE WHEN u.organization_id IS NOT NULL THEN concat('organization ', CAST(COALESCE(h.holding_id, u.organization_id) AS VARCHAR))
              ELSE concat('product ', lower(u.product)) END AS party
  FROM use u
  LEFT JOIN organization_holding h ON h.organization_id = u.organization_id AND h.from_day <= u.day AND u.day < h.to_day
  WHERE NOT u.copied AND u.day IS NOT NULL AND (u.organization_id IS NOT NULL OR u.product IS NOT NULL)),
party AS (SELECT work_id, party, min(day) AS day FROM signed GROUP BY work_id, party),
placed AS (SELECT work_id, day, row_number() OVER (PARTITION BY work_id ORDER BY day, party) AS nth FROM party),
goal AS (SELECT 1 AS nth UNION ALL SELECT 10),
known AS (SELECT max(day) AS last_day FROM party)
SELECT p.record_id, p.day, CAST(NULL AS INTEGER) AS person_id, CAST(NULL AS INTEGER) AS organization_id, CAST(NULL AS VARCHAR) AS country,
       p.body_id, p.group_id, p.work_id AS document_id, p.work_id, p.class, 1 AS weight, g.nth,
       CASE WHEN s.day < p.day THEN 0 ELSE date_diff('day', p.day, COALESCE(s.day, k.last_day)) END AS days, CASE WHEN s.day IS NULL THEN 1 ELSE 0 END AS censored
FROM published p
CROSS JOIN goal g
CROSS JOIN known k
LEFT JOIN placed s ON s.work_id = p.work_id AND s.nth = g.nth
WHERE p.sees = 1 AND (s.day IS NOT NULL OR p.day <= k.last_day)
