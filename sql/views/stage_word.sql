-- What the bodies' words for stages mean. Grain: one row a word, in small letters. Five milestones, and an end without publication:
-- begun (work is announced, an individual draft), adopted (a group takes it on), agreed (the group is done: consent, determination,
-- candidate, publication requested), approved, published; dropped.
-- A word that is not here says nothing of a milestone.
SELECT word, milestone, place
FROM (VALUES ('started', 'begun', 1), ('begun', 'begun', 1), ('created', 'begun', 1), ('individual draft', 'begun', 1),
             ('first public working draft', 'begun', 1), ('working draft', 'begun', 1), ('draft note', 'begun', 1),
             ('3gpp draft', 'begun', 1), ('presented', 'begun', 1),
             ('adopted', 'adopted', 2), ('working group document', 'adopted', 2),
             ('consented', 'agreed', 3), ('determined', 'agreed', 3), ('agreed', 'agreed', 3), ('3gpp draft for approval', 'agreed', 3), ('publication requested', 'agreed', 3),
             ('candidate recommendation', 'agreed', 3), ('candidate recommendation snapshot', 'agreed', 3),
             ('candidate recommendation draft', 'agreed', 3),
             ('approved', 'approved', 4), ('proposed recommendation', 'approved', 4), ('rfc editor queue', 'approved', 4),
             ('published', 'published', 5), ('issued', 'published', 5), ('recommendation', 'published', 5), ('note', 'published', 5), ('stage 4', 'published', 5),
             ('deleted', 'dropped', 6), ('dropped', 'dropped', 6), ('abandoned', 'dropped', 6), ('cancelled', 'dropped', 6),
             ('withdrawn', 'dropped', 6), ('discontinued', 'dropped', 6), ('discontinued draft', 'dropped', 6),
             ('retired', 'dropped', 6), ('inactive', 'dropped', 6)) AS v(word, milestone, place)
