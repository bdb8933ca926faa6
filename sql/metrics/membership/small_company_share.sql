SELECT record_id, day, person_id, organization_id, country, body_id, group_id, document_id, weight, category, contributory_class, small FROM member_year WHERE organization_kind = 'company'
