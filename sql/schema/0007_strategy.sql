-- What a member declares that it wants in the body: lead, participate, monitor.
ALTER TABLE membership ADD COLUMN strategy VARCHAR;
