SELECT record_id, day, person_id, organization_id, country, body_id, group_id, document_id, decision_kind, backing, weight FROM decided
