-- Events and documents: several sources may describe the same one; each field is the first that any of them gives, in
-- the order of their paths, so the order of imports does not matter. Grain: one row a key that occurs anywhere, so a document that is only referred to is there too.
-- Only those are made again that this import touched: stage.new_unit are its files, gone_* what it took away.
CREATE OR REPLACE TEMP TABLE touched_event AS
SELECT e.event_id FROM raw.event e SEMI JOIN stage.new_unit n ON n.unit_id = e.unit_id
UNION SELECT event_id FROM gone_event
UNION SELECT k.event_id FROM raw.event_key k ANTI JOIN event e ON e.event_id = k.event_id
UNION SELECT e.event_id FROM event e ANTI JOIN raw.event_key k ON k.event_id = e.event_id;
CREATE OR REPLACE TEMP TABLE old_event AS FROM event SEMI JOIN touched_event USING (event_id);

DELETE FROM event WHERE event_id IN (SELECT event_id FROM touched_event);
INSERT INTO event
WITH claim AS (
  SELECT event_id, min_by(body_ref, first) AS body_ref, min_by(group_ref, first) AS group_ref, min_by(name, first) AS name,
         min_by(kind, first) AS kind, min_by(from_day, first) AS from_day, min_by(to_day, first) AS to_day,
         min_by(place, first) AS place, min_by(country, first) AS country, min_by(mode, first) AS mode,
         min_by(parent, first) AS parent
  FROM (SELECT e.*, ROW(u.path, u.content_hash, e.seq) AS first
        FROM raw.event e SEMI JOIN touched_event t ON t.event_id = e.event_id JOIN unit u ON u.unit_id = e.unit_id)
  GROUP BY event_id)
SELECT k.event_id, k.key, b.body_id, g.group_id, c.name, c.kind, c.from_day, COALESCE(c.to_day, c.from_day), c.place,
       n.alpha2, c.mode, c.parent
FROM raw.event_key k
SEMI JOIN touched_event t ON t.event_id = k.event_id
LEFT JOIN claim c ON c.event_id = k.event_id
LEFT JOIN body_decision b ON b.body_ref = c.body_ref
LEFT JOIN group_decision g ON g.group_ref = c.group_ref
LEFT JOIN raw.country_ref n ON n.text = c.country;

CREATE OR REPLACE TEMP TABLE touched_document AS
SELECT d.document_id FROM raw.document d SEMI JOIN stage.new_unit n ON n.unit_id = d.unit_id
UNION SELECT document_id FROM gone_document
UNION SELECT k.document_id FROM raw.document_key k ANTI JOIN document d ON d.document_id = k.document_id
UNION SELECT d.document_id FROM document d ANTI JOIN raw.document_key k ON k.document_id = d.document_id;
CREATE OR REPLACE TEMP TABLE old_document AS
SELECT document_id, work_id, body_id, group_id, day FROM document SEMI JOIN touched_document USING (document_id);

DELETE FROM document WHERE document_id IN (SELECT document_id FROM touched_document);
INSERT INTO document
WITH touched AS (FROM raw.document SEMI JOIN touched_document USING (document_id)),
many AS (SELECT document_id FROM touched GROUP BY document_id HAVING count(*) > 1),
claim AS (  -- most documents are described once: no need to choose
  SELECT document_id, work_id, name, body_ref, group_ref, title, type, status, approval_path, url, event_id, day,
         day_precision, CAST(unit_id AS BIGINT) * 4294967296 + seq AS record_id
  FROM touched ANTI JOIN many USING (document_id)
  UNION ALL
  SELECT document_id, min_by(work_id, first), min_by(name, first), min_by(body_ref, first), min_by(group_ref, first),
         min_by(title, first), min_by(type, first), min_by(status, first), min_by(approval_path, first), min_by(url, first),
         min_by(event_id, first), min_by(day, first), min_by(day_precision, first),
         min_by(CAST(unit_id AS BIGINT) * 4294967296 + seq, first)
  FROM (SELECT t.*, ROW(u.path, u.content_hash, t.seq) AS first
        FROM touched t SEMI JOIN many m ON m.document_id = t.document_id JOIN unit u ON u.unit_id = t.unit_id)
  GROUP BY document_id),
types AS (
  SELECT COALESCE(lower(body), '') AS body, lower(type) AS type, min(class) AS class FROM ref.deliverable_types GROUP BY 1, 2)
SELECT k.document_id, k.key, COALESCE(c.work_id, k.document_id), COALESCE(c.name, k.key), b.body_id, g.group_id, c.title,
       lower(c.type), COALESCE(s.class, t.class, u.class), c.status, c.approval_path, c.url, c.event_id, c.day, c.day_precision,
       c.record_id
FROM raw.document_key k
SEMI JOIN touched_document w ON w.document_id = k.document_id
LEFT JOIN claim c ON c.document_id = k.document_id
LEFT JOIN body_decision b ON b.body_ref = c.body_ref
LEFT JOIN body_key bk ON bk.body_id = b.body_id
LEFT JOIN group_decision g ON g.group_ref = c.group_ref
LEFT JOIN types s ON s.body = bk.key AND s.type = lower(c.status)  -- W3C and IETF: the status says what it is
LEFT JOIN types t ON t.body = bk.key AND t.type = lower(c.type)
LEFT JOIN types u ON u.body = '' AND u.type = lower(c.type);
