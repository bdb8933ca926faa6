// Who does a body's work elsewhere and is not there, who is at risk of leaving it, and what those say who are asked.
import type { Part, Point, State } from "../answers";
import { apiUrl, useReply, type Asked, type Meta, type Row } from "../api";
import { bars } from "../charts/bars";
import { downloadsOf, Figure } from "../figure";
import { change, href, usePlace } from "../route";
import { NotNarrowed, Notes, Ready } from "../states";
import { country, link, number, RowTable, Table, text, type Cell } from "../table";
import { t } from "../texts";

interface Prospects {
  heading: string;
  notes: string[];
  prospects?: Row[];
  small?: Row[];
  academia?: Row[];
  newcomers?: Row[];
  evidence?: Row[];
  related?: Row[];
  summary: Row[];
}

const listed = ["organization", "country", "why", "where", "people", "acts", "through", "subjects", "peers", "standards"];
const counts = ["people", "acts"];

// The first of a long list: a cell is no page.
const few = (words: unknown): string => {
  const all = String(words ?? "").split(", ");
  return all.length > 4 ? t.andMore(all.slice(0, 3).join(", "), all.length - 3) : all.join(", ");
};

function cellOf(row: Row, column: string): Cell {
  if (column === "organization") return link(String(row[column]), href("organization", { name: String(row[column]) }));
  if (column === "country") return country(row[column]);
  if (counts.includes(column)) return number(row[column]);
  return ["where", "subjects", "peers", "standards"].includes(column) ? text(few(row[column])) : text(row[column]);
}

function List({ id, rows }: { id: string; rows: Row[] }) {
  const title = t.prospectLists[id] ?? id;
  return (
    <section class="figure" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {rows.length === 0 ? (
        <p class="note">{t.noneOnRecord}</p>
      ) : (
        <Table
          caption={title}
          hideCaption
          columns={listed.map((c) => ({ title: t.column(c), numeric: counts.includes(c) }))}
          rows={rows.map((row) => listed.map((c) => cellOf(row, c)))}
        />
      )}
    </section>
  );
}

// The records behind the list, by the command that opens them.
function Folded({ title, rows }: { title: string; rows: Row[] | undefined }) {
  if (!rows || rows.length === 0) return null;
  return (
    <details>
      <summary>{title}</summary>
      <RowTable rows={rows} caption={title} />
    </details>
  );
}

// What is withheld says so; where nothing is, a column that says "value" says nothing.
const summaryRows = (rows: Row[]): Row[] =>
  rows.some((row) => row["state"] !== "value") ? rows : rows.map(({ state: _, ...rest }) => rest);

function Missing({ data, asked, body }: { data: Prospects; asked: Asked; body: string }) {
  return (
    <>
      {(["prospects", "small", "academia", "newcomers"] as const).map(
        (id) => data[id] && <List id={id} rows={data[id]!} />,
      )}
      <section class="figure" aria-labelledby="missing">
        <h2 id="missing">{t.prospectLists["summary"]}</h2>
        <p class="note">{data.heading}</p>
        <RowTable rows={summaryRows(data.summary)} caption={t.prospectLists["summary"]!} />
        <Notes notes={data.notes} />
        <Folded title={t.prospectLists["related"]!} rows={data.related} />
        <Folded title={t.prospectLists["evidence"]!} rows={data.evidence} />
        <p class="actions">
          <a class="button" href={apiUrl(["prospects"], { ...asked, format: "csv" })} download>
            CSV
          </a>
          <a class="button" href={href("reports", { template: "prospects", of: body })}>
            {t.asReport}
          </a>
        </p>
      </section>
    </>
  );
}

interface Leaving {
  heading: string;
  notes: string[];
  at_risk: Row[];
  classes: Row[];
}

const shareText = (row: Row) =>
  typeof row["share"] !== "number"
    ? t.states["no data"]
    : t.leftOf(
        Math.round(100 * row["share"]),
        Math.round(100 * Number(row["low"])),
        Math.round(100 * Number(row["high"])),
        Number(row["past"]),
      );

const share = (row: Row): Cell => ({
  sort: typeof row["share"] === "number" ? row["share"] : null,
  shown: shareText(row),
  soft: typeof row["share"] !== "number",
});

const leavingTitle = (column: string) => t.leavingColumns[column] ?? t.column(column);

function AtRisk({ data, asked }: { data: Leaving; asked: Asked }) {
  const columns = ["organization", "country", "active_quarters", "quiet_quarters", "last", "share", "signs_seen"];
  const cell = (row: Row, c: string): Cell =>
    c === "share" ? share(row) : c.endsWith("quarters") ? number(row[c], "count", "") : cellOf(row, c);
  return (
    <section class="figure" aria-labelledby="leaving">
      <h2 id="leaving">{data.heading}</h2>
      {data.at_risk.length === 0 ? (
        <p class="note">{t.noneOnRecord}</p>
      ) : (
        <Table
          caption={data.heading}
          hideCaption
          columns={columns.map((c) => ({ title: leavingTitle(c), numeric: c.endsWith("quarters") || c === "share" }))}
          rows={data.at_risk.map((row) => columns.map((c) => cell(row, c)))}
        />
      )}
      <h3>{t.stoodSo}</h3>
      <Table
        caption={t.stoodSo}
        hideCaption
        columns={["score", "now", "share"].map((c) => ({ title: leavingTitle(c), numeric: c !== "score" }))}
        rows={data.classes.map((row) => [
          { sort: Number(row["from"]), shown: t.range(String(row["from"]), String(row["to"])) },
          number(row["now"]),
          share(row),
        ])}
      />
      <Notes notes={data.notes} />
      <p class="actions">
        <a class="button" href={apiUrl(["leaving"], { ...asked, format: "csv" })} download>
          CSV
        </a>
      </p>
    </section>
  );
}

export function ProspectsPage() {
  const { filters } = usePlace();
  const { body, region, kind, from, to } = filters;
  const missing = useReply<Prospects>(body ? apiUrl(["prospects"], { body, region, kind, from, to }) : null);
  const leaving = useReply<Leaving>(body ? apiUrl(["leaving"], { body, region, kind, to }) : null);
  if (!body)
    return (
      <section class="figure">
        <p class="note">{t.chooseForProspects}</p>
      </section>
    );
  return (
    <>
      <Ready of={missing} what={t.pages.prospects}>
        {({ data }) => <Missing data={data} asked={{ body, region, kind, from, to }} body={body} />}
      </Ready>
      <NotNarrowed by={["body", "region", "kind", "from", "to"]} />
      <Ready of={leaving} what={t.atRisk}>
        {({ data }) => <AtRisk data={data} asked={{ body, region, kind, to }} />}
      </Ready>
    </>
  );
}

interface Return {
  heading: string;
  notes: string[];
  [list: string]: Row[] | string[] | string;
}

// In each column: a number, or that no record could tell.
function Eras({ rows }: { rows: Row[] }) {
  const columns = Object.keys(rows[0]!).filter((c) => c !== t.synthetic);
  return (
    <Table
      caption={t.returnLists["eras"]!}
      hideCaption
      columns={columns.map((c, i) => ({ title: t.column(c), numeric: i > 1 }))}
      rows={rows.map((row) =>
        columns.map((c, i) => (i > 1 ? number(row[c], /accepted_/.test(c) ? "share" : "count") : text(row[c]))),
      )}
    />
  );
}

/** Effort beside outcome, era by era; the assumptions stand with it. */
export function EffortAndOutcome({ name, body }: { name: string; body: string | undefined }) {
  const path = ["organizations", name, "return"];
  const loaded = useReply<Return>(apiUrl(path, { body }));
  return (
    <section class="figure" aria-labelledby="return">
      <h2 id="return">{t.returnTitle}</h2>
      <Ready of={loaded} what={t.returnTitle}>
        {({ data }) => (
          <>
            {["eras", "lags", "assumptions"].map((list) => {
              const rows = data[list] as Row[];
              return (
                <details open={list === "eras"}>
                  <summary>{t.returnLists[list]}</summary>
                  {rows.length > 0 && list === "eras" ? (
                    <Eras rows={rows} />
                  ) : rows.length > 0 ? (
                    <RowTable rows={rows} caption={t.returnLists[list]!} />
                  ) : (
                    <p class="note">{t.noneOnRecord}</p>
                  )}
                </details>
              );
            })}
            <Notes notes={data.notes} />
            <p class="actions">
              <a class="button" href={apiUrl(path, { body, format: "csv" })} download>
                CSV
              </a>
              <a class="button" href={href("reports", { template: "return", of: name })}>
                {t.asReport}
              </a>
            </p>
          </>
        )}
      </Ready>
    </section>
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

function Told({ data, list }: { data: Voices; list: string }) {
  const rows = summaryRows(rowsOf(data, list));
  if (rows.length === 0) return null;
  const columns = Object.keys(rows[0]!).filter((c) => c !== t.synthetic && rows.some((r) => r[c] !== null));
  const numeric = (c: string) => rows.some((r) => typeof r[c] === "number");
  return (
    <details>
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

const Folds = ({ data, lists }: { data: Voices; lists: string[] }) => (
  <>
    {lists.map((list) => (
      <Told data={data} list={list} />
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
              <Folds data={data} lists={["meetings", "decisions", "changes", "representation", "companies"]} />
            )}
          </Ready>
        )}
      </section>
    </>
  );
}
