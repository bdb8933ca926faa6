-- Events and documents: several sources may describe the same one; each field is the first that any of them gives, in
-- the order of import. Grain: one row a key that occurs anywhere, so a document that is only referred to is there too.
DELETE FROM event;
INSERT INTO event
WITH claim AS (
  SELECT event_id, min_by(body_ref, unit_id) AS body_ref, min_by(group_ref, unit_id) AS group_ref,
         min_by(name, unit_id) AS name, min_by(kind, unit_id) AS kind, min_by(from_day, unit_id) AS from_day,
         min_by(to_day, unit_id) AS to_day, min_by(place, unit_id) AS place, min_by(country, unit_id) AS country,
         min_by(mode, unit_id) AS mode, min_by(parent, unit_id) AS parent
  FROM raw.event GROUP BY event_id)
SELECT k.event_id, k.key, b.body_id, g.group_id, c.name, c.kind, c.from_day, COALESCE(c.to_day, c.from_day), c.place,
       n.alpha2, c.mode, c.parent
FROM raw.event_key k
LEFT JOIN claim c ON c.event_id = k.event_id
LEFT JOIN body_decision b ON b.body_ref = c.body_ref
LEFT JOIN group_decision g ON g.group_ref = c.group_ref
LEFT JOIN raw.country_ref n ON n.text = c.country;

DELETE FROM document;
INSERT INTO document
WITH claim AS (
  SELECT document_id, min_by(work_id, unit_id) AS work_id, min_by(name, unit_id) AS name,
         min_by(body_ref, unit_id) AS body_ref, min_by(group_ref, unit_id) AS group_ref, min_by(title, unit_id) AS title,
         min_by(type, unit_id) AS type, min_by(status, unit_id) AS status, min_by(approval_path, unit_id) AS approval_path,
         min_by(url, unit_id) AS url, min_by(event_id, unit_id) AS event_id, min_by(day, unit_id) AS day,
         min_by(day_precision, unit_id) AS day_precision,
         min(CAST(unit_id AS BIGINT) * 4294967296 + seq) AS record_id
  FROM raw.document GROUP BY document_id),
types AS (
  SELECT lower(body) AS body, lower(type) AS type, min(class) AS class FROM ref.deliverable_types GROUP BY 1, 2)
SELECT k.document_id, k.key, COALESCE(c.work_id, k.document_id), COALESCE(c.name, k.key), b.body_id, g.group_id, c.title,
       lower(c.type), COALESCE(t.class, u.class), c.status, c.approval_path, c.url, c.event_id, c.day, c.day_precision,
       c.record_id
FROM raw.document_key k
LEFT JOIN claim c ON c.document_id = k.document_id
LEFT JOIN body_decision b ON b.body_ref = c.body_ref
LEFT JOIN body_key bk ON bk.body_id = b.body_id
LEFT JOIN group_decision g ON g.group_ref = c.group_ref
LEFT JOIN types t ON t.body = bk.key AND t.type = lower(c.type)
LEFT JOIN types u ON u.body = '' AND u.type = lower(c.type);
