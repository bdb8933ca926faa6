-- Pairs of names that the linkage model takes for likely one and does not join by itself: what `plenary resolve --review` asks.
CREATE TABLE name_review (about VARCHAR, subject VARCHAR, object VARCHAR, confidence DOUBLE, reason VARCHAR);
