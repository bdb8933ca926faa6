-- The store, first generation. Forward only: later changes are files 0002_..., never edits of this one.
-- Schemas: raw = what sources said (tables of the nouns are made from record/fields.h); ref = the reviewed tables of
-- data/; main = resolved: what views and metrics read.
CREATE SCHEMA raw;
CREATE SCHEMA ref;

-- Provenance ---------------------------------------------------------------------------------------------------------
CREATE TABLE snapshot (hash VARCHAR, made_at VARCHAR, program VARCHAR, reference_hash VARCHAR, units_sum VARCHAR);

CREATE TABLE source (
  source_id INTEGER, format VARCHAR, locator VARCHAR, place VARCHAR,
  importer_version INTEGER, options_hash VARCHAR, imported_at VARCHAR);

-- One file of a source. content_hash is BLAKE2b-128 of its bytes.
CREATE TABLE unit (
  unit_id INTEGER, source_id INTEGER, path VARCHAR, content_hash VARCHAR, reader_hash VARCHAR,
  records INTEGER, rejects INTEGER, imported_at VARCHAR);

CREATE TABLE reject (unit_id INTEGER, line INTEGER, reason VARCHAR, excerpt VARCHAR);

-- References: texts as written, numbered ---------------------------------------------------------------------------------
CREATE TABLE raw.body_ref (body_ref INTEGER, text VARCHAR);
CREATE TABLE raw.group_ref (group_ref INTEGER, body VARCHAR, text VARCHAR);
CREATE TABLE raw.document_key (document_id INTEGER, key VARCHAR);
CREATE TABLE raw.event_key (event_id INTEGER, key VARCHAR);
CREATE TABLE raw.person_ref (person_ref INTEGER, name VARCHAR, mail VARCHAR, key VARCHAR, body VARCHAR);
CREATE TABLE raw.organization_ref (organization_ref INTEGER, name VARCHAR, country VARCHAR, domain VARCHAR);
CREATE TABLE raw.country_ref (text VARCHAR, alpha2 VARCHAR);

-- Decisions: from a reference to what it means, with the reason. Absent: nothing is known of it. -----------------------------
CREATE TABLE organization_key (organization_id INTEGER, key VARCHAR);
CREATE TABLE organization_decision (
  organization_ref INTEGER, organization_id INTEGER, country VARCHAR, rule VARCHAR, confidence DOUBLE, reason VARCHAR);
CREATE TABLE person_key (person_id INTEGER, key VARCHAR);
CREATE TABLE person_decision (person_ref INTEGER, person_id INTEGER, rule VARCHAR, confidence DOUBLE, reason VARCHAR);
CREATE TABLE body_key (body_id INTEGER, key VARCHAR);
CREATE TABLE body_decision (body_ref INTEGER, body_id INTEGER);
CREATE TABLE group_key (group_id INTEGER, body_id INTEGER, key VARCHAR);
CREATE TABLE group_decision (group_ref INTEGER, group_id INTEGER);

-- Resolved dimensions: rebuilt by sql/load ------------------------------------------------------------------------------
CREATE TABLE body (body_id INTEGER, body VARCHAR, name VARCHAR, kind VARCHAR, url VARCHAR, parent_id INTEGER, reviewed BOOLEAN);
CREATE TABLE groups (
  group_id INTEGER, body_id INTEGER, "group" VARCHAR, name VARCHAR, kind VARCHAR, parent_id INTEGER,
  from_day DATE, to_day DATE, reviewed BOOLEAN);
CREATE TABLE group_ancestor (group_id INTEGER, ancestor_id INTEGER, depth INTEGER);
CREATE TABLE organization (
  organization_id INTEGER, organization VARCHAR, name VARCHAR, kind VARCHAR, seat VARCHAR, country VARCHAR, segment VARCHAR,
  size_class VARCHAR, reviewed BOOLEAN);
CREATE TABLE organization_holding (organization_id INTEGER, holding_id INTEGER, from_day DATE, to_day DATE);
CREATE TABLE person (person_id INTEGER, person VARCHAR, name VARCHAR);
CREATE TABLE event (
  event_id INTEGER, event VARCHAR, body_id INTEGER, group_id INTEGER, name VARCHAR, kind VARCHAR,
  from_day DATE, to_day DATE, place VARCHAR, country VARCHAR, mode VARCHAR, parent VARCHAR);
CREATE TABLE document (
  document_id INTEGER, document VARCHAR, work_id INTEGER, name VARCHAR, body_id INTEGER, group_id INTEGER,
  title VARCHAR, type VARCHAR, class VARCHAR, status VARCHAR, approval_path VARCHAR, url VARCHAR,
  event_id INTEGER, day DATE, day_precision TINYINT, record_id BIGINT);
CREATE TABLE subject (subject VARCHAR, name VARCHAR, parent VARCHAR);
CREATE TABLE group_subject (group_id INTEGER, subject VARCHAR);
CREATE TABLE affiliation (
  person_id INTEGER, organization_id INTEGER, country VARCHAR, job_level VARCHAR, from_day DATE, to_day DATE);
CREATE TABLE membership (
  record_id BIGINT, organization_id INTEGER, country VARCHAR, body_id INTEGER, category VARCHAR, contributory_class VARCHAR,
  from_day DATE, to_day DATE);
CREATE TABLE role (
  record_id BIGINT, person_id INTEGER, organization_id INTEGER, country VARCHAR, body_id INTEGER, group_id INTEGER,
  role VARCHAR, from_day DATE, to_day DATE);

-- The one fact table of engagement: what the source said beside what it means. --------------------------------------------
CREATE TABLE activity (
  unit_id INTEGER, seq INTEGER, line INTEGER,
  said_day DATE, day_precision TINYINT, kind VARCHAR, person_ref INTEGER, organization_ref INTEGER, delegation VARCHAR,
  said_country VARCHAR, mode VARCHAR, body_ref INTEGER, group_ref INTEGER, document_id INTEGER, event_id INTEGER,
  role VARCHAR, outcome VARCHAR, weight DOUBLE,
  day DATE, person_id INTEGER, organization_id INTEGER, country VARCHAR, body_id INTEGER, group_id INTEGER, work_id INTEGER);

-- What members of a category may do, from data/rights.csv and imported rights. Half open; granted: attend, contribute ...
CREATE TABLE membership_right (body_id INTEGER, category VARCHAR, granted VARCHAR, from_day DATE, to_day DATE);
CREATE TABLE country (
  country VARCHAR, name VARCHAR, region VARCHAR, radio_region VARCHAR, m49_region VARCHAR, m49_subregion VARCHAR, development VARCHAR);
CREATE TABLE country_group (country VARCHAR, "group" VARCHAR, from_day DATE, to_day DATE);
