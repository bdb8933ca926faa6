-- The country whose national body a body is (data/bodies.csv); empty for all others.
ALTER TABLE body ADD COLUMN country VARCHAR;
