-- Repositories in which texts are worked on. Grain: one row a work (all levels and versions of one text) and a repository: the text is
-- what the repository is for (relation repository), or some of its files (inRepository). alone is 1 when the repository is for this work
-- and no other: only then what is done in it, but not to the files of another text, is done to the work.
WITH pair AS (
  SELECT t.work_id, r.target_id AS repository_id, min(CAST(r.unit_id AS BIGINT) * 4294967296 + r.seq) AS record_id,
         max(CASE WHEN r.kind = 'repository' THEN 1 ELSE 0 END) AS whole
  FROM raw.relation r JOIN text_of t ON t.document_id = r.document_id
  WHERE r.kind IN ('repository', 'inRepository') AND r.target_id IS NOT NULL
  GROUP BY 1, 2)
SELECT record_id, work_id, repository_id,
       CASE WHEN whole = 1 AND sum(whole) OVER (PARTITION BY repository_id) = 1 THEN 1 ELSE 0 END AS alone
FROM pair
