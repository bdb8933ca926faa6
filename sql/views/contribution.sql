-- Who contributed to which text. Grain: one row a text (all its versions together) and a party to it; a party is an
-- organization or, where it is unknown, the person. A rapporteur named in fifty versions is one row.
-- fraction is 1/k for a text of k parties, so a text counts one in all. Worked out by sql/load/85_contribution.sql.
SELECT record_id, day, person_id, organization_id, country, body_id, group_id, document_id, work_id, 1 AS weight, fraction
FROM contribution_party
