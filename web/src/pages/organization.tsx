// One organization, and two of them (or bodies, or groups) side by side.
import { type NumberKind, numberText, where } from "../answers";
import { apiUrl, type Asked, type Reply, type Row, useReply } from "../api";
import { type Step, waterfall } from "../charts/bars";
import { type Strip, strips, stripsOf } from "../charts/plane";
import { downloadsOf, Figure, Listing } from "../figure";
import { AllMeasured, type Spec } from "../measured";
import { change, href, usePlace } from "../route";
import { Failed, Loading, Notes, NotNarrowed, Ready } from "../states";
import { type Cell, number, RowTable, Table, type TableData, text } from "../table";
import { countryName, t } from "../texts";
import { useState } from "preact/hooks";
import { EffortAndOutcome, Tracker } from "./prospects";

// One organization: what is on record of it, how its index comes about, what it does and with whom.
interface Card {
  facts: Row[];
  [list: string]: Row[];
}

function Facts({ card: { facts, ...lists } }: { card: Card }) {
  const shown = (key: string, value: unknown) =>
    key === "country" || key === "seat" ? countryName(String(value)) : String(value);
  const known = Object.entries(facts[0] ?? {}).filter(([key, value]) => value !== null && key !== t.synthetic);
  return (
    <section class="figure">
      <dl class="facts">
        {known.map(([key, value]) => (
          <div>
            <dt>{t.column(key)}</dt>
            <dd>{shown(key, value)}</dd>
          </div>
        ))}
      </dl>
      {Object.entries(lists)
        .filter(([, rows]) => Array.isArray(rows))
        .map(([key, rows]) => (
          <details open={rows.length > 0 && rows.length <= 8}>
            <summary>
              {t.column(key)} ({numberText(rows.length, "count")})
            </summary>
            {rows.length > 0 ? <RowTable rows={rows} caption={t.column(key)} /> : <p class="note">{t.noneOnRecord}</p>}
          </details>
        ))}
    </section>
  );
}

interface Explanation {
  objective: string;
  day: string;
  explanation: Row[];
  notes: string[];
}

const asNumber = (value: Row[string] | undefined) => (typeof value === "number" ? value : null);

function stepsOf({ explanation }: Explanation): Step[] {
  return explanation.flatMap((row) => {
    const adds = asNumber(row["contribution"]);
    if (row["indicator"] !== null || adds === null) return [];
    return [{ name: String(row["dimension"]), adds, mean: asNumber(row["category_mean"]) }];
  });
}

function indicatorTable(indicators: Row[]): TableData {
  const numbers: [column: string, kind: NumberKind][] = [
    ["value", "estimate"],
    ["points", "estimate"],
    ["weight", "share"],
    ["contribution", "estimate"],
    ["category_mean", "estimate"],
    ["change", "estimate"],
  ];
  return {
    columns: [
      ...["indicator", "dimension"].map((c) => ({ title: t.column(c) })),
      ...numbers.map(([c]) => ({ title: t.column(c), numeric: true })),
    ],
    rows: indicators.map((row) => [
      text(row["indicator"]),
      text(row["dimension"]),
      ...numbers.map(([c, kind]) => number(row[c], kind)),
    ]),
  };
}

function Score({ data, meta, path, asked }: Reply<Explanation> & { path: string[]; asked: Asked }) {
  const steps = stepsOf(data);
  const total = steps.reduce((sum, step) => sum + step.adds, 0);
  const indicators = data.explanation.filter((row) => row["indicator"] !== null);
  const said = steps.map((step) => `${step.name} ${numberText(step.adds, "estimate")}`);
  return (
    <Figure
      id="score"
      title={t.howScored}
      meta={meta}
      slice={[t.points, data.objective, data.day].join(" · ")}
      draw={steps.length > 0 ? (canvas) => waterfall(steps, canvas) : undefined}
      sentence={steps.length > 0 ? t.scoreSentence(numberText(total, "estimate"), said) : t.nothingKnown}
      notes={[t.categoryTick]}
      table={indicatorTable(indicators)}
      about={<Notes notes={data.notes} />}
      records={
        <ul>
          {indicators.map((row) => (
            <li>
              {String(row["indicator"])}: <code>{String(row["records"] ?? "")}</code>
            </li>
          ))}
        </ul>
      }
      downloads={downloadsOf(path, asked, ["csv", "json"])}
    />
  );
}

/** The index of a body, for this one organization. */
function Scored({ name, body }: { name: string; body: string }) {
  const { filters } = usePlace();
  const path = ["index", name];
  const asked = { body, group: filters.group, profile: filters.profile, to: filters.to };
  const loaded = useReply<Explanation>(apiUrl(path, asked));
  if (loaded.state === "ready") return <Score {...loaded} path={path} asked={asked} />;
  return (
    <article class="figure">
      <h2>{t.howScored}</h2>
      {loaded.state === "loading" ? (
        <Loading what={t.howScored} />
      ) : (
        <Failed error={loaded.error} again={loaded.again} />
      )}
    </article>
  );
}

// Many share the last rank under all methods: those who did nothing. They would fill the drawing.
function apart(all: Strip[], own: Strip): Strip[] {
  const last = Math.max(...all.map((s) => s.rank));
  const tied = (s: Strip) => s.rank === last && s.low === s.high && s.name !== own.name;
  return all.filter(tied).length > 3 ? all.filter((s) => !tied(s)) : all;
}

/** Its rank, and those that other methods would have given it, among all of its category. */
function Ranked({ name, body }: { name: string; body: string }) {
  const { filters } = usePlace();
  const asked = { body, group: filters.group, profile: filters.profile, to: filters.to };
  const loaded = useReply<{ scores: Row[]; day: string; notes: string[] }>(apiUrl(["index"], asked));
  if (loaded.state !== "ready") return null; // the figure above says why
  const { data, meta } = loaded;
  const own = data.scores.find((row) => row["organization"] === name);
  const all = stripsOf(data.scores.filter((row) => row["category"] === own?.["category"]));
  const it = all.find((s) => s.name === name);
  if (!own || !it || all.length < 2) return null;
  const drawn = apart(all, it);
  return (
    <Figure
      id="rank"
      title={t.rankTitle}
      slice={t.rankSlice(String(own["category"]), body, data.day)}
      meta={meta}
      draw={(canvas) => strips(drawn, name, canvas)}
      sentence={t.rankSentence(name, it.rank, all.length, it.low, it.high)}
      notes={[t.rankNote, all.length > drawn.length ? t.rankTied(all.length - drawn.length) : ""]}
      table={{
        columns: [
          { title: t.column("organization") },
          ...["rank", "rank_5", "rank_95"].map((c) => ({ title: t.column(c), numeric: true })),
        ],
        rows: [...all]
          .sort((a, b) => a.name.localeCompare(b.name))
          .map((s) => [text(s.name), number(s.rank), number(s.low), number(s.high)]),
      }}
      about={<Notes notes={[t.aboutIndex, ...data.notes]} />}
      downloads={downloadsOf(["index"], asked)}
    />
  );
}

const figures: Spec[] = [
  { id: "acts-by-year", metric: "contributions", by: ["body", "year"], shape: "lines" },
  { id: "attendance-by-year", metric: "event_attendance", by: ["body", "year"], shape: "lines" },
  { id: "groups", metric: "contributions", by: ["group-only"], shape: "bars" },
  { id: "posts", metric: "leadership_posts", by: ["group-only", "role"], shape: "table" },
  { id: "partners", metric: "contribution_links", by: ["organization"], shape: "table", asked: { limit: "50" } },
];

export function Organization({ name }: { name: string }) {
  const { filters } = usePlace();
  const card = useReply<Card>(apiUrl(["organizations", name]));
  const bodies = card.state === "ready" ? (card.data["memberships"] ?? []).map((m) => String(m["body"])) : [];
  const body = filters.body ?? bodies[0];
  return (
    <>
      <p class="actions">
        <a class="button" href={href("compare", { a: name })}>
          {t.compareWith}
        </a>
      </p>
      <Ready of={card} what={name}>
        {({ data }) => <Facts card={data} />}
      </Ready>
      {body && <Scored name={name} body={body} />}
      {body && <Ranked name={name} body={body} />}
      <EffortAndOutcome name={name} body={filters.body} />
      <Tracker name={name} />
      {card.state === "ready" && (
        <AllMeasured specs={figures} of="organization-" only={[where("organization", name)]} />
      )}
    </>
  );
}

// Two organizations, bodies or groups side by side, with what chance could have made.
interface Comparison {
  a: string;
  b: string;
  facts: { what: string; a: string; b: string }[];
  rows: Row[];
  links: Row[]; // of two bodies
  notes: string[];
  method: string;
}

function valueCell(row: Row, side: "a" | "b" | "compared"): Cell {
  const value = row[side];
  if (typeof value !== "number") return { sort: null, shown: String(row[side + "_state"] ?? ""), soft: true };
  const kind: NumberKind =
    side === "compared"
      ? "estimate"
      : String(row["unit"]).startsWith("share")
        ? "share"
        : row["part"] === "median"
          ? "estimate"
          : "count";
  const [low, high] = [row[side + "_low"], row[side + "_high"]];
  const interval =
    typeof low === "number" && typeof high === "number"
      ? ` (${t.range(numberText(low, kind), numberText(high, kind))})`
      : "";
  return { sort: value, shown: numberText(value, kind) + interval };
}

function Side({ name, value, set }: { name: "a" | "b"; value: string; set: (v: string) => void }) {
  return (
    <div class="filter">
      <label for={"side-" + name}>{t.sides[name]}</label>
      <input
        id={"side-" + name}
        type="text"
        list={"names-" + name}
        value={value}
        onInput={(e) => set(e.currentTarget.value)}
      />
      <Names id={"names-" + name} search={value} />
    </div>
  );
}

// Names that begin like what is typed, so that nobody has to know how a register writes them.
function Names({ id, search }: { id: string; search: string }) {
  const found = useReply<Row[]>(search.length > 1 ? apiUrl(["organizations"], { search, limit: "12" }) : null);
  return (
    <datalist id={id}>
      {found.state === "ready" && found.data.map((r) => <option value={String(r["organization"])} />)}
    </datalist>
  );
}

const linkColumns = ["link", "from", "to", "amount", "expected", "ratio", "interval95", "records"];

/** Two bodies: each way in which they are linked, and never a sum. */
export function Links({ rows, caption }: { rows: Row[]; caption: string }) {
  const interval = (row: Row) =>
    typeof row["ratio_low"] === "number" && typeof row["ratio_high"] === "number"
      ? {
          sort: row["ratio_low"],
          shown: t.range(numberText(row["ratio_low"], "estimate"), numberText(row["ratio_high"], "estimate")),
        }
      : { sort: null, shown: "" };
  return (
    <Table
      caption={caption}
      columns={linkColumns.map((c, i) => ({ title: t.column(c), numeric: i > 2 }))}
      rows={rows.map((row) =>
        linkColumns.map((c, i) =>
          c === "interval95"
            ? interval(row)
            : i < 3
              ? text(String(row[c] ?? "").replaceAll("_", " "))
              : number(
                  row[c],
                  c === "records" || c === "amount" ? "count" : "estimate",
                  c === "amount" ? stateWord(row) : "",
                ),
        ),
      )}
    />
  );
}

const stateWord = (row: Row) => t.states[String(row["state"]) as keyof typeof t.states] ?? t.states["no data"];

function Result({ a, b }: { a: string; b: string }) {
  const { filters } = usePlace();
  const asked = { a, b, body: filters.body, from: filters.from, to: filters.to };
  const loaded = useReply<Comparison>(apiUrl(["compare"], asked));
  return (
    <Listing
      id="compared"
      title={loaded.state === "ready" ? t.beside(loaded.data.a, loaded.data.b) : t.beside(a, b)}
      of={loaded}
      path={["compare"]}
      asked={asked}
      about={<p>{t.aboutCompare}</p>}
      notes={({ notes, method }) => [...notes, method]}
    >
      {({ data }) => (
        <>
          <Table
            caption={t.facts}
            columns={[{ title: t.fact }, { title: data.a }, { title: data.b }]}
            rows={data.facts.map((f) => [text(f.what), text(f.a), text(f.b)])}
          />
          <Table
            caption={t.measures}
            columns={[t.column("metric"), t.unit, data.a, data.b, t.comparedColumn, t.reading].map((title, i) => ({
              title,
              numeric: i > 1 && i < 5,
            }))}
            rows={data.rows.map((r) => [
              text(
                [r["metric"], r["part"] === "value" ? "" : r["part"]].filter(Boolean).join(": ").replaceAll("_", " "),
              ),
              text(r["unit"]),
              valueCell(r, "a"),
              valueCell(r, "b"),
              valueCell(r, "compared"),
              text(r["reading"]),
            ])}
          />
          {data.links.length > 0 && <Links rows={data.links} caption={t.pairLinks(data.a, data.b)} />}
          <NotNarrowed by={["body", "from", "to"]} />
        </>
      )}
    </Listing>
  );
}

export function Compare() {
  const { query } = usePlace();
  const [a, b] = [query.get("a") ?? "", query.get("b") ?? ""];
  const [typedA, setA] = useState(a);
  const [typedB, setB] = useState(b);
  return (
    <>
      <form
        class="search"
        onSubmit={(e) => {
          e.preventDefault();
          change({ a: typedA, b: typedB });
        }}
      >
        <Side name="a" value={typedA} set={setA} />
        <Side name="b" value={typedB} set={setB} />
        <button type="submit" class="button">
          {t.pages.compare}
        </button>
      </form>
      {a && b ? <Result a={a} b={b} /> : <p class="note">{t.chooseTwo}</p>}
    </>
  );
}
