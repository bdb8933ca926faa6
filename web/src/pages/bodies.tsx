// Bodies, their groups and their subjects.
import { apiUrl, type Asked, type Reply, type Row, useReply } from "../api";
import { AllMeasured, Definition, type Spec, useAnswer } from "../measured";
import { change, href, usePlace } from "../route";
import { Empty, Failed, Loading, Notes, NotNarrowed, Ready } from "../states";
import { WhatIsOnRecord } from "./overview";
import { t } from "../texts";
import { type Mark, scatter } from "../charts/plane";
import { curveSentence, flow, survival } from "../charts/speed";
import { downloadsOf, Figure, Listing } from "../figure";
import { coverageText, type NumberKind, numberText } from "../answers";
import { type Cell, cellOf, number, Table, type TableData, text } from "../table";

// Bodies and their groups: the tree with its dates, how much passes through, how fast it goes and on how many it rests.
const figures: Spec[] = [
  { id: "groups-attendance", metric: "attendance", by: ["group"], shape: "bars" },
  { id: "works-open", metric: "works_open", by: ["body", "year"], shape: "lines" },
  { id: "works-begun", metric: "works_begun", by: ["body", "year"], shape: "lines" },
  { id: "speed", metric: "publication_time", by: ["approval-path"], shape: "bars" },
  {
    id: "speed-curve",
    metric: "publication_time",
    by: ["approval-path"],
    shape: "table",
    part: "ended",
    asked: { curve: "" },
    draw: (input) => (canvas) => survival(input, t.months, canvas),
    say: (input) => curveSentence(input, t.months),
  },
  { id: "within-3-years", metric: "publication_time", by: ["body"], shape: "bars", part: "within_3y" },
  { id: "stages", metric: "stage_time", by: ["stage"], shape: "bars" },
  { id: "meeting-load", metric: "meeting_load", by: ["body", "year"], shape: "lines" },
  {
    id: "concentration",
    metric: "contribution_concentration",
    by: ["body", "year"],
    shape: "lines",
    part: "effective_number",
  },
];

interface Node {
  row: Row;
  below: Node[];
}

const key = (row: Row) => String(row["group"]);

/** The tree of the rows; a group whose parent is not on record stands at the root. */
function tree(rows: Row[]): Node[] {
  const nodes = new Map(rows.map((row) => [key(row), { row, below: [] as Node[] }]));
  const roots: Node[] = [];
  for (const node of nodes.values()) (nodes.get(String(node.row["parent"] ?? ""))?.below ?? roots).push(node);
  return roots;
}

function Group({ node, chosen }: { node: Node; chosen: string | undefined }) {
  const { row, below } = node;
  const dates = t.dates(String(row["from_day"] ?? ""), String(row["to_day"] ?? ""));
  return (
    <li>
      <a href={href("bodies", { group: key(row) })} aria-current={chosen === key(row) ? "true" : undefined}>
        {key(row)}
      </a>{" "}
      {row["name"] !== key(row) && <span>{row["name"]}</span>} <span class="soft">{dates}</span>
      {row["officers"] && <span class="soft officers">{row["officers"]}</span>}
      {below.length > 0 && (
        <details>
          <summary>{t.groupsBelow(below.length)}</summary>
          <ul>
            {below.map((n) => (
              <Group node={n} chosen={chosen} />
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

/** Throughput and backlog: what ended so far, and what is under way above it. */
function FlowFigure() {
  const title = t.figures.flow;
  const [ended, open] = [useAnswer("works_ended", ["year"]), useAnswer("works_open", ["year"])];
  const answers = [ended.answer, open.answer];
  const failed = [ended.metric, open.metric, ...answers].find((one) => one.state === "error");
  if (failed?.state === "error")
    return (
      <article class="figure">
        <h2>{title}</h2>
        <Failed error={failed.error} again={failed.again} />
      </article>
    );
  if (ended.metric.state !== "ready" || ended.answer.state !== "ready" || open.answer.state !== "ready")
    return (
      <article class="figure">
        <h2>{title}</h2>
        <Loading what={title} />
      </article>
    );
  const byYear = (rows: Row[]) => new Map(rows.map((r) => [String(r["year"] ?? ""), r["value"]]));
  const [endings, under] = [byYear(ended.answer.data.rows), byYear(open.answer.data.rows)];
  const periods = [...under].flatMap(([period, value]) =>
    period && typeof value === "number" ? [{ period, open: value, ended: Number(endings.get(period) ?? 0) }] : [],
  );
  if (periods.length < 2) return null; // the figures beside it say why
  const last = periods[periods.length - 1]!;
  const sofar = periods.map((_, i) => periods.slice(0, i + 1).reduce((sum, p) => sum + p.ended, 0));
  return (
    <Figure
      id="flow"
      title={title}
      slice={[
        t.unitOfWorks,
        t.by([t.column("year").toLowerCase()]),
        ((ended.asked["where"] as string[]) ?? []).map((condition) => condition.replace(/^[^=]*=/, "")),
      ]
        .flat()
        .join(" · ")}
      meta={ended.answer.meta}
      draw={(canvas) => flow(periods, { ended: t.column("ended_so_far"), open: t.column("under_way") }, canvas)}
      sentence={t.flowSentence(
        numberText(sofar[sofar.length - 1]!, "count"),
        numberText(last.open, "count"),
        last.period,
      )}
      notes={[t.flowNote, coverageText(ended.answer.data), ended.unfit.length > 0 ? t.unfit(ended.unfit) : ""]}
      table={{
        columns: ["year", "ended", "ended_so_far", "under_way"].map((c, i) => ({ title: t.column(c), numeric: i > 0 })),
        rows: periods.map((p, i) => [text(p.period), number(p.ended), number(sofar[i]), number(p.open)]),
      }}
      about={<Definition metric={ended.metric.data} answer={ended.answer.data} />}
      downloads={["works_ended", "works_open"].map((metric) => ({
        name: `${t.column(metric)} (CSV)`,
        href: apiUrl(["measure", metric], { ...ended.asked, by: "year", format: "csv" }),
      }))}
    />
  );
}

function Groups({ body }: { body: string }) {
  const { filters } = usePlace();
  const groups = useReply<Row[]>(apiUrl(["groups"], { body }));
  return (
    <Listing
      id="groups"
      title={t.groupsOf(body)}
      of={groups}
      path={["groups"]}
      asked={{ body }}
      about={<p>{t.aboutGroups}</p>}
    >
      {({ data }) =>
        data.length === 0 ? (
          <Empty why={t.noGroups} />
        ) : (
          <ul class="tree">
            {tree(data).map((n) => (
              <Group node={n} chosen={filters.group} />
            ))}
          </ul>
        )
      }
    </Listing>
  );
}

export function Bodies() {
  const { filters } = usePlace();
  return (
    <>
      <WhatIsOnRecord />
      {filters.body ? (
        <Groups body={filters.body} />
      ) : (
        <section class="figure" aria-labelledby="groups">
          <h2 id="groups">{t.groupsOf()}</h2>
          <p class="note">{t.chooseBodyForGroups}</p>
        </section>
      )}
      <FlowFigure />
      <AllMeasured specs={figures} />
    </>
  );
}

// Where bodies are strong, subject by subject; the views stand beside each other and are never added up.
interface Competence {
  standings: Row[];
  notes: string[];
}

const columns = [
  "subject",
  "body",
  "texts",
  "acts",
  "first_year",
  "last_year",
  "percentile",
  "regions",
  "countries",
  "uses",
  "leads",
  "of",
];

const kinds: Record<string, NumberKind> = { percentile: "share", regions: "estimate" };

function tableOf(rows: Row[]): TableData {
  const cell = (row: Row, c: string, i: number): Cell => {
    const missing = i > 1 && row[c] === null;
    return missing ? { sort: null, shown: t.states["no data"], soft: true } : cellOf(c, row[c], kinds[c]);
  };
  return {
    columns: columns.map((c, i) => ({ title: t.column(c), numeric: i > 1 })),
    rows: rows.map((row) => columns.map((c, i) => cell(row, c, i))),
  };
}

const value = (row: Row, name: string) => (typeof row[name] === "number" ? row[name] : undefined);

/** Adoption against the mix of regions, size = acts: of each subject of a body. */
function marks(rows: Row[]): Mark[] {
  return rows.flatMap((row) => {
    const [x, y] = [value(row, "regions"), value(row, "uses")];
    if (x === undefined || y === undefined) return [];
    return [
      {
        name: [row["subject"], row["body"]].filter(Boolean).join(" · "),
        x,
        y,
        size: value(row, "acts") ?? 0,
      },
    ];
  });
}

function UseAgainstRegions({ data, meta, asked }: Reply<Competence> & { asked: Asked }) {
  const drawn = marks(data.standings);
  if (drawn.length === 0) return null;
  const [x, y] = [
    { name: t.regionsAxis, kind: "estimate" as const },
    { name: t.adoptersAxis, kind: "count" as const },
  ];
  return (
    <Figure
      id="subjects"
      title={t.figures.subjects}
      slice={t.subjectsSlice}
      meta={meta}
      table={tableOf(data.standings)}
      draw={(canvas) => scatter(drawn, x, y, canvas)}
      sentence={t.subjectsSentence(numberText(drawn.length, "count"))}
      about={<Notes notes={data.notes} />}
      downloads={downloadsOf(["competence"], asked)}
    />
  );
}

function Standings({ standings, notes }: Competence) {
  return (
    <section class="figure">
      <h2>{t.standings}</h2>
      {standings.length > 0 ? (
        <Table {...tableOf(standings)} caption={t.standings} hideCaption />
      ) : (
        <Empty why={t.noSubjects} />
      )}
      <NotNarrowed by={["body"]} />
      <Notes notes={notes} />
    </section>
  );
}

export function Subjects() {
  const { filters, query } = usePlace();
  const subject = query.get("subject") ?? undefined;
  const asked = { body: filters.body, subject };
  const loaded = useReply<Competence>(apiUrl(["competence"], asked));
  return (
    <>
      {subject && (
        <p class="actions">
          {subject}{" "}
          <button type="button" class="button" onClick={() => change({ subject: undefined })}>
            {t.allSubjects}
          </button>
        </p>
      )}
      <Ready of={loaded} what={t.pages.subjects}>
        {(reply) => (
          <>
            <UseAgainstRegions {...reply} asked={asked} />
            <Standings {...reply.data} />
          </>
        )}
      </Ready>
    </>
  );
}
