-- Which channel of evidence could see that a text is used. Grain: one row a published text (all its editions) and a channel of which
-- there is any record. sees is 1 where the channel looks for any text and can see one of this text's subjects, 0 where it can see none of
-- them; unknown where nobody says what the text is about, and of channels that know only the texts that somebody listed.
WITH on_record AS (SELECT DISTINCT channel FROM raw.adoption WHERE channel IS NOT NULL),
text AS (
  SELECT work_id, min(record_id) AS record_id, min(day) AS day, min(body_id) AS body_id, min(group_id) AS group_id, min(class) AS class,
         min(type) AS type
  FROM deliverable
  GROUP BY work_id),
sight AS (
  SELECT s.work_id, r.channel, max(CASE WHEN b.subject IS NOT NULL THEN 0 WHEN c.scope = 'any' THEN 1 END) AS sees
  FROM text_subject s
  CROSS JOIN on_record r
  LEFT JOIN channel c ON c.channel = r.channel
  LEFT JOIN channel_blind b ON b.channel = r.channel AND b.subject = s.subject
  GROUP BY s.work_id, r.channel)
SELECT t.record_id, t.day, CAST(NULL AS INTEGER) AS person_id, CAST(NULL AS INTEGER) AS organization_id, CAST(NULL AS VARCHAR) AS country,
       t.body_id, t.group_id, t.work_id AS document_id, t.work_id, t.class, t.type, 1 AS weight, r.channel, s.sees
FROM text t
CROSS JOIN on_record r
LEFT JOIN sight s ON s.work_id = t.work_id AND s.channel = r.channel
