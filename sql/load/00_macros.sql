-- Dates of the reviewed tables, as precise as they are known: "2024", "2024-06", "2024-06-01".
-- first_day is where an interval begins; end_day is the day after its last day, as intervals are half open.
CREATE OR REPLACE TEMP MACRO first_day(t) AS
  COALESCE(TRY_CAST(t AS DATE), TRY_CAST(concat(t, '-01') AS DATE), TRY_CAST(concat(t, '-01-01') AS DATE));
CREATE OR REPLACE TEMP MACRO end_day(t) AS
  CAST(CASE length(t) WHEN 4 THEN first_day(t) + INTERVAL 1 YEAR WHEN 7 THEN first_day(t) + INTERVAL 1 MONTH
       ELSE first_day(t) + INTERVAL 1 DAY END AS DATE);
