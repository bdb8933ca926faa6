-- People whom the workspace withholds (identity.withheld). The snapshot names the file that it was made with; erased keeps its hashes, so
-- that a line that is lost is noticed.
ALTER TABLE snapshot ADD COLUMN withheld_hash VARCHAR;
CREATE TABLE erased (hash VARCHAR);
-- What the names of hidden people are (what: reference or person), sealed with the workspace's key. Where they stood stands "(hidden)".
CREATE TABLE sealed (what VARCHAR, number INTEGER, box VARCHAR);
