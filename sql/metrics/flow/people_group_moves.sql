SELECT record_id, day, person_id, organization_id, country, body_id, group_id, document_id, before_id AS group_before_id, move, weight FROM move WHERE who = 'person' AND place = 'group'
