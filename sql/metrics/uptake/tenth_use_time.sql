SELECT record_id, day, person_id, organization_id, country, body_id, group_id, document_id, work_id, class, weight, days, censored FROM use_wait WHERE nth = 10
