SELECT record_id, day, person_id, organization_id, country, body_id, group_id, document_id, weight,
       CASE WHEN credited = 1 AND commits > 0 THEN 'credited and in the repository'
            WHEN credited = 1 THEN 'credited only' ELSE 'in the repository only' END AS role
FROM work_person
