-- Groups: what a source calls one is looked up in data/group_names.csv and data/groups.csv, else stands for itself.
-- Grain of groups: one row a group of a body.
CREATE OR REPLACE TEMP TABLE group_of AS
WITH text AS (
  SELECT r.group_ref, COALESCE(b.key, lower(r.body)) AS body, trim(r.text) AS text
  FROM raw.group_ref r
  LEFT JOIN (SELECT body_of.key, body_ref.text FROM body_of JOIN raw.body_ref ON body_ref.body_ref = body_of.body_ref) b
    ON b.text = r.body),
reviewed AS (
  SELECT body, lower(name) AS name, "group" AS key FROM ref.group_names
  UNION SELECT body, lower("group"), "group" FROM ref.groups
  UNION SELECT body, lower(name), "group" FROM ref.groups WHERE name <> '')
SELECT t.group_ref, t.body, COALESCE(min(v.key), t.text) AS key
FROM text t LEFT JOIN reviewed v ON v.body = t.body AND v.name = lower(t.text)
GROUP BY t.group_ref, t.body, t.text;

INSERT INTO group_key
SELECT (SELECT COALESCE(max(group_id), 0) FROM group_key) + row_number() OVER (ORDER BY n.body_id, n.key), n.body_id, n.key
FROM (SELECT k.body_id, g.key FROM group_of g JOIN body_key k ON k.key = g.body
      UNION SELECT k.body_id, r."group" FROM ref.groups r JOIN body_key k ON k.key = r.body
      EXCEPT SELECT body_id, key FROM group_key) n;

DELETE FROM group_decision;
INSERT INTO group_decision
SELECT g.group_ref, k.group_id
FROM group_of g JOIN body_key b ON b.key = g.body JOIN group_key k ON k.body_id = b.body_id AND k.key = g.key;

DELETE FROM groups;
INSERT INTO groups
WITH claim AS (
  SELECT group_id, min_by(name, place) AS name, min_by(kind, place) AS kind, min_by(parent, place) AS parent,
         min(from_day) AS from_day, max(to_day) AS to_day
  FROM (SELECT c.*, d.group_id, ROW(u.path, u.content_hash, c.seq) AS place
        FROM raw."group" c JOIN group_decision d ON d.group_ref = c.group_ref JOIN unit u ON u.unit_id = c.unit_id)
  GROUP BY group_id),
parent_text AS (  -- a claimed parent is a text of the same body
  SELECT k.body_id, lower(r.text) AS text, min(d.group_id) AS group_id
  FROM raw.group_ref r JOIN group_decision d ON d.group_ref = r.group_ref JOIN group_key k ON k.group_id = d.group_id
  GROUP BY k.body_id, lower(r.text))
SELECT k.group_id, k.body_id, k.key, COALESCE(NULLIF(r.name, ''), c.name, k.key), COALESCE(NULLIF(r.kind, ''), c.kind),
       COALESCE(p.group_id, t.group_id), COALESCE(first_day(r."from"), c.from_day),
       COALESCE(first_day(r."to"), c.to_day + 1), r."group" IS NOT NULL
FROM group_key k
JOIN body_key b ON b.body_id = k.body_id
LEFT JOIN ref.groups r ON r.body = b.key AND r."group" = k.key
LEFT JOIN claim c ON c.group_id = k.group_id
LEFT JOIN group_key p ON p.body_id = k.body_id AND p.key = NULLIF(r.parent, '')
LEFT JOIN parent_text t ON t.body_id = k.body_id AND t.text = lower(c.parent) AND t.group_id <> k.group_id
WHERE r."group" IS NOT NULL OR k.group_id IN (SELECT group_id FROM group_decision);

-- Every group is its own ancestor at depth 0; a cycle in claimed parents ends at depth 12.
DELETE FROM group_ancestor;
INSERT INTO group_ancestor
WITH RECURSIVE up(group_id, ancestor_id, depth) AS (
  SELECT group_id, group_id, 0 FROM groups
  UNION ALL
  SELECT u.group_id, g.parent_id, u.depth + 1
  FROM up u JOIN groups g ON g.group_id = u.ancestor_id
  WHERE g.parent_id IS NOT NULL AND u.depth < 12)
SELECT group_id, ancestor_id, min(depth) FROM up GROUP BY group_id, ancestor_id;

DELETE FROM group_subject;
INSERT INTO group_subject
SELECT DISTINCT a.group_id, s.subject  -- a subject of a group is one of its sub-groups too
FROM ref.subject_groups s
JOIN body_key b ON b.key = s.body
JOIN group_key k ON k.body_id = b.body_id AND k.key = s."group"
JOIN group_ancestor a ON a.ancestor_id = k.group_id;
