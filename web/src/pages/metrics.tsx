// The catalogue of what can be asked, what each metric means, how good it is, and any of them cut by what one likes; and what those
// say who were asked themselves, in surveys and at meetings of executives.
import { isTime, type Part, type Point, type State } from "../answers";
import { apiUrl, type Asked, type Meta, type Metric, type Row, useReply } from "../api";
import { bars } from "../charts/bars";
import { downloadsOf, Figure, Listing } from "../figure";
import { Definition, Measured, type Shape } from "../measured";
import { change, href, usePlace } from "../route";
import { NotNarrowed, Notes, Ready } from "../states";
import { link, number, Table, text } from "../table";
import { t } from "../texts";
import { summaryRows } from "./prospects";

export function Metrics() {
  const all = useReply<Row[]>(apiUrl(["metrics"]));
  return (
    <Listing
      id="catalogue"
      title={t.catalogueTitle}
      of={all}
      path={["metrics"]}
      about={<p>{t.aboutCatalogue}</p>}
      slice={(metrics) => t.catalogue(metrics.length)}
    >
      {({ data }) => (
        <Table
          caption={t.pages.metrics}
          hideCaption
          columns={["question", "theme", "metric"].map((c) => ({ title: t.column(c) }))}
          rows={data.map((m) => [
            link(String(m["question"]), href("metric", { name: String(m["metric"]) })),
            text(m["theme"]),
            { sort: String(m["metric"]), shown: <code>{String(m["metric"])}</code> },
          ])}
        />
      )}
    </Listing>
  );
}

function Cuts({ metric, by }: { metric: Metric; by: string[] }) {
  const choose = (at: number, value: string) => change({ by: by.with(at, value).filter(Boolean).join(",") });
  return (
    <div class="toggle">
      {[0, 1].map((at) => (
        <label class="choice">
          {at === 0 ? t.cutBy : t.andBy}{" "}
          <select
            value={by[at] ?? ""}
            disabled={at > by.length}
            onChange={(e) =>
              at < by.length
                ? choose(at, e.currentTarget.value)
                : change({ by: [...by, e.currentTarget.value].join(",") })
            }
          >
            <option value="">{t.nothing}</option>
            {metric.slices.map((s) => (
              <option value={s}>{t.column(s)}</option>
            ))}
          </select>
        </label>
      ))}
    </div>
  );
}

const shapeOf = (by: string[], measure: string): Shape =>
  by.length === 0 || by.length > 2 || /^(links|mixing|brokers|communities)/.test(measure)
    ? "table"
    : isTime(by[by.length - 1])
      ? "lines"
      : by.length === 1
        ? "bars"
        : "table";

function Explorer({ metric }: { metric: Metric }) {
  const { query } = usePlace();
  const usual = /^(links|mixing|brokers|communities)/.test(metric.measure)
    ? "organization"
    : metric.slices.includes("body")
      ? "body"
      : (metric.slices[0] ?? "");
  const by = (query.get("by") ?? usual).split(",").filter((s) => metric.slices.includes(s));
  return (
    <Measured
      key={by.join()}
      spec={{
        id: "figure",
        metric: metric.metric,
        by,
        shape: shapeOf(by, metric.measure),
        controls: <Cuts metric={metric} by={by} />,
        asked: { limit: "1000" },
      }}
    />
  );
}

interface Scorecard {
  marks: Row[];
  metrics: Row[];
  notes: string[];
}

function Marks({ name }: { name: string }) {
  const { filters } = usePlace();
  const asked = { metric: name, body: filters.body };
  const card = useReply<Scorecard>(apiUrl(["scorecard"], asked));
  return (
    <Listing
      id="scorecard"
      title={t.howGood}
      of={card}
      path={["scorecard"]}
      asked={asked}
      about={<p>{t.aboutScorecard}</p>}
      notes={({ notes }) => notes}
    >
      {({ data }) => (
        <>
          {data.metrics.map((m) => (
            <p class="say">{String(m["verdict"] ?? "")}</p>
          ))}
          <Table
            caption={t.howGood}
            hideCaption
            columns={["question", "value", "low", "high", "from"].map((c, i) => ({
              title: t.column(c),
              numeric: i > 0 && i < 4,
            }))}
            rows={data.marks.map((m) => [
              text(m["question"]),
              number(m["value"], "estimate"),
              number(m["low"], "estimate", ""),
              number(m["high"], "estimate", ""),
              text(m["from"]),
            ])}
          />
          <NotNarrowed by={["body"]} />
        </>
      )}
    </Listing>
  );
}

export function MetricPage({ name }: { name: string }) {
  const metric = useReply<Metric>(apiUrl(["metrics", name]));
  return (
    <Ready of={metric} what={name}>
      {({ data }) => (
        <>
          <section class="figure">
            <Definition metric={data} />
          </section>
          <Explorer metric={data} />
          <Marks name={name} />
          <section class="figure">
            <h2>{t.recordsCounted}</h2>
            <pre>{data.sql}</pre>
          </section>
        </>
      )}
    </Ready>
  );
}

interface Voices {
  heading: string;
  notes: string[];
  [list: string]: Row[] | string[] | string | null;
}

const shareOf: Part = { name: "share", unit: "share", kind: "share" };

// A row as a point: the weighed share where there is one.
function pointOf(row: Row, label: string): Point {
  const key = typeof row["weighted"] === "number" ? "weighted" : "share";
  const at = (end: string) => (row[key === "share" ? end : `weighted_${end}`] as number | null) ?? null;
  const state = (row["state"] === "withheld" ? "suppressed" : row["state"]) as State;
  return { labels: [label], value: (row[key] as number | null) ?? null, low: at("low"), high: at("high"), state, row };
}

const rowsOf = (data: Voices, list: string): Row[] => (data[list] ?? []) as Row[];

// One question a row: how many agree, or the options and codes of one question.
function shownOf(data: Voices, kind: string): { title: string; points: Point[] }[] {
  const rows = rowsOf(data, "answers").filter((row) => row["kind"] === kind);
  if (kind === "likert")
    return [{ title: t.voicesAgree, points: rows.filter((r) => r["role"] === "sum").map((r) => pointOf(r, String(r["asked"]))) }];
  return [...new Set(rows.map((row) => String(row["asked"])))].map((asked) => ({
    title: asked,
    points: rows.filter((row) => row["asked"] === asked).map((row) => pointOf(row, String(row["part"]))),
  }));
}

// Shares are per cents, but where they stand among other numbers of one column.
const isShare = (list: string, row: Row, column: string) =>
  list === "response"
    ? column === "value" && /^rr/.test(String(row["measure"]))
    : ["groups", "meetings", "representation"].includes(list) && /share|low|high|difference/.test(column);

function Told({ data, list, open }: { data: Voices; list: string; open: boolean }) {
  const rows = summaryRows(rowsOf(data, list));
  if (rows.length === 0) return null;
  const columns = Object.keys(rows[0]!).filter((c) => c !== t.synthetic && rows.some((r) => r[c] !== null));
  const numeric = (c: string) => rows.some((r) => typeof r[c] === "number");
  return (
    <details open={open}>
      <summary>{t.voicesLists[list]}</summary>
      <Table
        caption={t.voicesLists[list]!}
        hideCaption
        columns={columns.map((c) => ({ title: t.column(c), numeric: numeric(c) }))}
        rows={rows.map((row) =>
          columns.map((c) =>
            numeric(c) ? number(row[c], isShare(list, row, c) ? "share" : Number.isInteger(row[c]) ? "count" : "estimate", "") : text(row[c]),
          ),
        )}
      />
    </details>
  );
}

const Folds = ({ data, lists, open = "" }: { data: Voices; lists: string[]; open?: string }) => (
  <>
    {lists.map((list) => (
      <Told data={data} list={list} open={list === open} />
    ))}
    <Notes notes={data.notes} />
  </>
);

function Asked({ data, meta, name, asked }: { data: Voices; meta: Meta; name: string; asked: Asked }) {
  const shown = ["likert", "choice", "text"].flatMap((kind) => shownOf(data, kind)).filter((f) => f.points.length > 0);
  return (
    <>
      {shown.map(({ title, points }, i) => (
        <Figure
          id={`voices-${i}`}
          title={title}
          slice={data.heading}
          meta={meta}
          draw={(canvas) => bars({ points, by: ["answer"], part: shareOf }, canvas)}
          table={{
            columns: ["answer", "share", "low", "high"].map((c, n) => ({ title: t.column(c), numeric: n > 0 })),
            rows: points.map((p) => [
              text(p.labels[0]),
              ...[p.value, p.low, p.high].map((x) => number(x, "share", t.states[p.state] || t.states["no data"])),
            ]),
          }}
          downloads={downloadsOf(["surveys", name], asked)}
        />
      ))}
      <section class="figure">
        <Folds data={data} lists={["groups", "quotes", "response", "strata", "coding", "unread"]} />
      </section>
    </>
  );
}

const groups = ["member", "region", "kind", "segment", "size", "wave"].map((one) => [one, t.column(one)]);

function Choice({ name, label, value, all }: { name: string; label: string; value: string; all: string[][] }) {
  return (
    <label>
      {label}{" "}
      <select value={value} onChange={(e) => change({ [name]: e.currentTarget.value || undefined })}>
        {all.map(([one, words]) => (
          <option value={one}>{words}</option>
        ))}
      </select>
    </label>
  );
}

function Survey({ all }: { all: Row[] }) {
  const { query } = usePlace();
  const name = query.get("survey") ?? String(all[0]!["name"]);
  const by = query.get("by") ?? undefined;
  const loaded = useReply<Voices>(apiUrl(["surveys", name], { by }));
  return (
    <>
      <section class="figure">
        <p class="actions">
          <Choice name="survey" label={t.voicesSurvey} value={name} all={all.map((one) => [`${one["name"]}`, `${one["title"]}`])} />
          <Choice name="by" label={t.voicesBy} value={by ?? ""} all={[["", t.voicesNobody], ...groups]} />
          <a class="button" href={href("reports", { template: "survey", of: name })}>
            {t.asReport}
          </a>
        </p>
      </section>
      <Ready of={loaded} what={t.voicesSurvey}>
        {({ data, meta }) => <Asked data={data} meta={meta} name={name} asked={{ by }} />}
      </Ready>
    </>
  );
}

/** What a survey says, and meetings of executives. */
export function VoicesPage() {
  const { body, from, to } = usePlace().filters;
  const surveys = useReply<Row[]>(apiUrl(["surveys"]));
  const executives = useReply<Voices>(body ? apiUrl(["executives"], { body, from, to }) : null);
  return (
    <>
      <Ready of={surveys} what={t.voicesSurvey}>
        {({ data }) => (data.length > 0 ? <Survey all={data} /> : <p class="note">{t.voicesNoSurvey}</p>)}
      </Ready>
      <section class="figure" aria-labelledby="executives">
        <h2 id="executives">{t.voicesExecutives}</h2>
        {!body && <p class="note">{t.voicesChoose}</p>}
        {body && (
          <Ready of={executives} what={t.voicesExecutives}>
            {({ data }) => (
              <Folds data={data} lists={["meetings", "decisions", "changes", "representation", "companies"]} open="meetings" />
            )}
          </Ready>
        )}
      </section>
    </>
  );
}
