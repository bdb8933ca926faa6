-- Dates of the reviewed tables, as precise as they are known: "2024", "2024-06", "2024-06-01". Their `from` is the first day
-- that something is so, their `to` the first day that it is no longer so (data/README.md): half open, as all intervals here.
CREATE OR REPLACE TEMP MACRO first_day(t) AS
  COALESCE(TRY_CAST(t AS DATE), TRY_CAST(concat(t, '-01') AS DATE), TRY_CAST(concat(t, '-01-01') AS DATE));
