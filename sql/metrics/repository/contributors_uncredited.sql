SELECT record_id, day, person_id, organization_id, country, body_id, group_id, document_id, weight FROM work_person WHERE commits >= 5 AND credited = 0
