-- What comes from data/ alone: made again when the reviewed tables of the program are not those of the store.
DELETE FROM country;
INSERT INTO country
SELECT alpha2, name, NULLIF(itu_region, ''), NULLIF(radio_region, ''), NULLIF(m49_region, ''), NULLIF(m49_subregion, ''),
       NULLIF(development, '')
FROM ref.countries;
DELETE FROM country_group;
INSERT INTO country_group
SELECT alpha2, "group", COALESCE(first_day("from"), DATE '0001-01-01'),
       COALESCE(first_day("to"), DATE '9999-12-31')
FROM ref.country_groups;

DELETE FROM subject;
INSERT INTO subject SELECT subject, name, NULLIF(parent, '') FROM ref.subjects;
