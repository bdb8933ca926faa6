-- What a source said of the mode of an activity, beside the mode that its event gives: the event may go again.
ALTER TABLE activity ADD COLUMN said_mode VARCHAR;
UPDATE activity SET said_mode = mode;
