-- Channels of evidence of use, the subjects that each cannot see (with all subjects below them), and the series of texts whose subject
-- is reviewed: from data/.
CREATE TABLE channel (channel VARCHAR, name VARCHAR, scope VARCHAR, sees VARCHAR, origin VARCHAR);
CREATE TABLE channel_blind (channel VARCHAR, subject VARCHAR, why VARCHAR);
CREATE TABLE series_subject (body VARCHAR, series VARCHAR, subject VARCHAR);
