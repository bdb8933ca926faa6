-- Whose credit for which text is disputed, as people decided (identity.decisions); a person of several designators has several rows.
CREATE TABLE credit_dispute (id VARCHAR, person_id INTEGER, object VARCHAR, decided_at VARCHAR, author VARCHAR, reason VARCHAR);
