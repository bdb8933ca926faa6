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
DELETE FROM series_subject;
INSERT INTO series_subject SELECT body, series, subject FROM ref.subject_series;

DELETE FROM channel;
INSERT INTO channel SELECT channel, name, scope, sees, origin FROM ref.channels;
-- Blind for a subject is blind for those below it.
DELETE FROM channel_blind;
INSERT INTO channel_blind
WITH RECURSIVE below(subject, ancestor, depth) AS (
  SELECT subject, subject, 0 FROM subject
  UNION ALL
  SELECT b.subject, s.parent, b.depth + 1
  FROM below b JOIN subject s ON s.subject = b.ancestor
  WHERE s.parent IS NOT NULL AND b.depth < 12)
SELECT c.channel, b.subject, min_by(c.why, b.depth)
FROM ref.channel_blind c JOIN below b ON b.ancestor = c.subject
GROUP BY c.channel, b.subject;
