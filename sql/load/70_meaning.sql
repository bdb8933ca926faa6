-- What each text that rows of activity refer to means, in one table a kind, so that a row is resolved by one look a kind.
-- {numbers} is "number" (texts of this import, to their numbers) or "same" (numbers of the store, to themselves).
CREATE OR REPLACE TEMP TABLE meaning_person AS
SELECT n.text_id, n.number AS person_ref, d.person_id
FROM {numbers}_person n LEFT JOIN person_decision d ON d.person_ref = n.number;

CREATE OR REPLACE TEMP TABLE meaning_organization AS
SELECT n.text_id, n.number AS organization_ref, d.organization_id, COALESCE(d.country, o.country) AS country
FROM {numbers}_organization n
LEFT JOIN organization_decision d ON d.organization_ref = n.number
LEFT JOIN organization o ON o.organization_id = d.organization_id;

CREATE OR REPLACE TEMP TABLE meaning_body AS
SELECT n.text_id, n.number AS body_ref, d.body_id
FROM {numbers}_body n LEFT JOIN body_decision d ON d.body_ref = n.number;

CREATE OR REPLACE TEMP TABLE meaning_group AS
SELECT n.text_id, n.number AS group_ref, d.group_id, g.body_id
FROM {numbers}_group n
LEFT JOIN group_decision d ON d.group_ref = n.number
LEFT JOIN groups g ON g.group_id = d.group_id;

CREATE OR REPLACE TEMP TABLE meaning_event AS
SELECT n.text_id, n.number AS event_id, e.from_day, e.body_id, e.group_id, e.mode
FROM {numbers}_event n LEFT JOIN event e ON e.event_id = n.number;

CREATE OR REPLACE TEMP TABLE meaning_document AS
SELECT n.text_id, n.number AS document_id, d.day, d.body_id, d.group_id, d.work_id
FROM {numbers}_document n LEFT JOIN document d ON d.document_id = n.number;
