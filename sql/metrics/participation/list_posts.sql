SELECT record_id, day, person_id, organization_id, country, body_id, group_id, document_id, weight, kind AS act FROM engagement WHERE kind IN ('posted', 'replied')
