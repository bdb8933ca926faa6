-- Texts and the parties to them: see sql/load/80_contribution.sql.
CREATE TABLE IF NOT EXISTS contribution_party (
  record_id BIGINT, day DATE, person_id INTEGER, organization_id INTEGER, country VARCHAR, body_id INTEGER,
  group_id INTEGER, document_id INTEGER, work_id INTEGER, fraction DOUBLE);
