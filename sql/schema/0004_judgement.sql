-- Decisions of people about names: the workspace's file identity.decisions, as far as it is in force. The snapshot names the file
-- that it was made with, for another file means other answers.
ALTER TABLE snapshot ADD COLUMN judgement_hash VARCHAR;
CREATE TABLE judgement (
  id VARCHAR, decided_at VARCHAR, author VARCHAR, about VARCHAR, verb VARCHAR, subject VARCHAR, object VARCHAR, from_day DATE, to_day DATE,
  reason VARCHAR);
-- What cannot hold together, as sentences for the review.
CREATE TABLE judgement_conflict (sentence VARCHAR);
