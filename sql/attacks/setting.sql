-- What attacks begin from: who could attack in the last period, and the texts, meetings and groups that they could use.
-- {first} and {last} are the days of the period, {body} a condition on body_id. Each list is numbered from 0 within its body.
CREATE OR REPLACE TEMP TABLE period_act AS
SELECT * FROM engagement
WHERE day >= {first} AND day <= {last} AND body_id IS NOT NULL AND organization_id IS NOT NULL AND {body};

CREATE OR REPLACE TEMP TABLE text_act AS
SELECT *, row_number() OVER (PARTITION BY body_id ORDER BY work_id, kind) - 1 AS number, count(*) OVER (PARTITION BY body_id) AS texts
FROM (SELECT body_id, work_id, kind, min(document_id) AS document_id, min(day) AS day, min(group_id) AS group_id, min(event_id) AS event_id,
             min(role) AS role, max(outcome) AS outcome, min(organization_id) AS organization_id
      FROM period_act WHERE kind IN ('contributed', 'authored', 'edited') AND work_id IS NOT NULL GROUP BY 1, 2, 3) t;

CREATE OR REPLACE TEMP TABLE meeting AS
SELECT *, row_number() OVER (PARTITION BY body_id ORDER BY day, event_id, group_id) - 1 AS number, count(*) OVER (PARTITION BY body_id) AS meetings
FROM (SELECT DISTINCT body_id, group_id, event_id, day FROM period_act WHERE kind = 'attended') m;

CREATE OR REPLACE TEMP TABLE active_group AS
SELECT *, row_number() OVER (PARTITION BY body_id ORDER BY group_id) - 1 AS number, count(*) OVER (PARTITION BY body_id) AS all_groups
FROM (SELECT DISTINCT body_id, group_id FROM period_act WHERE group_id IS NOT NULL) g;

-- In an order that says nothing of them; fresh begins ten numbers that no record has.
CREATE OR REPLACE TEMP TABLE candidate AS
SELECT *, CAST(1000000000 + n * 10 AS INTEGER) AS fresh
FROM (SELECT *, CAST(row_number() OVER (ORDER BY hash(organization_id), organization_id) AS INTEGER) AS n
      FROM (SELECT organization_id, max_by(body_id, record_id) AS body_id, max_by(group_id, record_id) AS group_id,
                   max_by(person_id, record_id) AS person_id, max_by(country, record_id) AS country, max(day) AS day
            FROM period_act GROUP BY organization_id) o) c;

CREATE OR REPLACE TEMP TABLE five AS SELECT i FROM (VALUES (0), (1), (2), (3), (4)) v(i);
