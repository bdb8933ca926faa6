-- Names that may be one organization or person and wait for a reviewer: numbers of raw.organization_ref or
-- raw.person_ref, the probability, the evidence in one sentence. Made anew with the decisions.
CREATE TABLE review_candidate (noun VARCHAR, ref INTEGER, other_ref INTEGER, confidence DOUBLE, reason VARCHAR);
-- What sort of organization a name says that it is (company, academia ...), from its words only.
ALTER TABLE organization_decision ADD COLUMN kind VARCHAR;
