SELECT record_id, day, person_id, organization_id, country, body_id, group_id, document_id, days, censored, weight FROM stay WHERE who = 'organization' AND place = 'body'
