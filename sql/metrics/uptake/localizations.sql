SELECT record_id, day, person_id, organization_id, country, body_id, group_id, document_id, work_id, product, evidence, language, weight FROM localization WHERE planned = 0
