-- What respondents of surveys answered. Grain: one row an answer as a source records it: several where one chose several options, or
-- where a later file corrects an earlier one. respondent is the survey's own number of whoever answered, in one wave.
SELECT CAST(a.unit_id AS BIGINT) * 4294967296 + a.seq AS record_id, a.day, CAST(NULL AS INTEGER) AS person_id, o.organization_id,
       a.survey, COALESCE(a.wave, '') AS wave, a.respondent, a.question, a.answer
FROM raw.answer a
LEFT JOIN organization_decision o ON o.organization_ref = a.organization_ref
