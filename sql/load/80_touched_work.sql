-- The texts whose contributors are worked out again: those of new rows, and changed_work (rows that went or mean something else).
CREATE OR REPLACE TEMP TABLE touched_work AS
SELECT work_id FROM changed_work WHERE work_id IS NOT NULL
UNION SELECT a.work_id FROM activity a SEMI JOIN stage.new_unit n ON n.unit_id = a.unit_id WHERE a.work_id IS NOT NULL;

DELETE FROM contribution_party WHERE work_id IN (SELECT work_id FROM touched_work);
