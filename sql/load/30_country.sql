-- Country texts, as written anywhere, to ISO 3166-1 codes: the whole text, else what stands behind the last comma
-- ("Jersey City, NJ, US"). A text that is in no reviewed list stays unknown.
CREATE OR REPLACE TEMP TABLE country_text AS
SELECT text FROM raw.country_ref
UNION (
  SELECT country AS text FROM stage.activity UNION SELECT country FROM stage.event
  UNION SELECT country FROM raw.organization_ref UNION SELECT country FROM raw.adoption UNION SELECT country FROM raw.usage);
DELETE FROM raw.country_ref;
INSERT INTO raw.country_ref
WITH known AS (
  SELECT lower(strip_accents(name)) AS name, alpha2 FROM ref.country_names
  UNION SELECT lower(strip_accents(name)), alpha2 FROM ref.countries
  UNION SELECT lower(alpha2), alpha2 FROM ref.countries
  UNION SELECT lower(alpha3), alpha2 FROM ref.countries),
one AS (SELECT name, min(alpha2) AS alpha2 FROM known GROUP BY name HAVING count(DISTINCT alpha2) = 1)
SELECT t.text, COALESCE(w.alpha2, p.alpha2)
FROM country_text t
LEFT JOIN one w ON w.name = lower(strip_accents(trim(t.text)))
LEFT JOIN one p ON p.name = lower(strip_accents(trim(regexp_extract(t.text, '[^,]*$'))))
WHERE t.text IS NOT NULL AND t.text <> '';
