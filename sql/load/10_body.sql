-- Bodies: every key that a source used or data/bodies.csv reviews. Grain of body: one row a body.
CREATE OR REPLACE TEMP TABLE body_of AS
SELECT r.body_ref, COALESCE(max(n.body), lower(trim(r.text))) AS key
FROM raw.body_ref r LEFT JOIN ref.body_names n ON lower(n.name) = lower(trim(r.text))
GROUP BY r.body_ref, r.text;

INSERT INTO body_key
SELECT (SELECT COALESCE(max(body_id), 0) FROM body_key) + row_number() OVER (ORDER BY key), key
FROM (SELECT key FROM body_of UNION SELECT body FROM ref.bodies UNION SELECT body FROM raw.body WHERE body IS NOT NULL
      EXCEPT SELECT key FROM body_key);

DELETE FROM body_decision;
INSERT INTO body_decision SELECT o.body_ref, k.body_id FROM body_of o JOIN body_key k ON k.key = o.key;

DELETE FROM body;
INSERT INTO body
WITH claim AS (
  SELECT body, min_by(name, place) AS name, min_by(kind, place) AS kind, min_by(url, place) AS url
  FROM (SELECT c.*, ROW(u.path, u.content_hash, c.seq) AS place FROM raw.body c JOIN unit u ON u.unit_id = c.unit_id)
  GROUP BY body)
SELECT k.body_id, k.key, COALESCE(r.name, c.name, k.key), COALESCE(NULLIF(r.kind, ''), c.kind), COALESCE(NULLIF(r.url, ''), c.url),
       p.body_id, r.body IS NOT NULL, CASE WHEN r.kind = 'national' THEN NULLIF(r.country, '') END
FROM body_key k
LEFT JOIN ref.bodies r ON r.body = k.key
LEFT JOIN claim c ON c.body = k.key
LEFT JOIN body_key p ON p.key = r.parent
WHERE r.body IS NOT NULL OR c.body IS NOT NULL OR k.body_id IN (SELECT body_id FROM body_decision);
