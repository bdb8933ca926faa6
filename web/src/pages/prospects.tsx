// Who does a body's work elsewhere and is not there, who is at risk of leaving it, what became of outreach; and of one
// organization what it put in and what came of it, and its strategy beside its footing.
import { apiUrl, useReply, type Asked, type Row } from "../api";
import { href, usePlace } from "../route";
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
export const summaryRows = (rows: Row[]): Row[] =>
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
      <Lists
        {...{ id: "funnel", title: t.funnelTitle, lists: t.funnelLists, report: "funnel", of: body }}
        path={["funnel"]}
        asked={{ body, region, kind, from, to }}
      />
    </>
  );
}

interface Judgement {
  heading: string;
  notes: string[];
  [list: string]: Row[] | string[] | string;
}

const shares = /^(share|low|high|difference|accepted_low|accepted_high)$/;

// What no record could tell says so where a number belongs.
function Judged({ rows, caption }: { rows: Row[]; caption: string }) {
  const columns = Object.keys(rows[0]!).filter((c) => c !== t.synthetic && rows.some((row) => row[c] !== null));
  const numeric = (c: string) => rows.some((row) => typeof row[c] === "number");
  const cell = (row: Row, c: string): Cell =>
    !numeric(c) || c === "year" ? judgedText(c, row) : number(row[c], shares.test(c) ? "share" : "count");
  return (
    <Table
      caption={caption}
      hideCaption
      columns={columns.map((c) => ({ title: t.column(c), numeric: numeric(c) }))}
      rows={rows.map((row) => columns.map((c) => cell(row, c)))}
    />
  );
}

const judgedText = (column: string, row: Row): Cell =>
  column === "peer" ? link(String(row[column]), href("organization", { name: String(row[column]) })) : text(row[column]);

interface ListsProps {
  id: string;
  title: string;
  lists: Record<string, string>; // the first is open
  path: string[];
  asked: Asked;
  report: string; // the template
  of: string;
}

/** An answer of several lists: the first is open, the others fold. */
function Lists({ id, title, lists, path, asked, report, of }: ListsProps) {
  const loaded = useReply<Judgement>(apiUrl(path, asked));
  return (
    <section class="figure" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <Ready of={loaded} what={title}>
        {({ data }) => (
          <>
            <p class="note">{data.heading}</p>
            {Object.entries(lists).map(([list, words], i) => {
              const rows = data[list] as Row[];
              return (
                <details open={i === 0}>
                  <summary>{words}</summary>
                  {rows.length > 0 ? <Judged rows={rows} caption={words} /> : <p class="note">{t.noneOnRecord}</p>}
                </details>
              );
            })}
            <Notes notes={data.notes} />
            <p class="actions">
              <a class="button" href={apiUrl(path, { ...asked, format: "csv" })} download>
                CSV
              </a>
              <a class="button" href={href("reports", { template: report, of })}>
                {t.asReport}
              </a>
            </p>
          </>
        )}
      </Ready>
    </section>
  );
}

/** Effort beside outcome, era by era; the assumptions stand with it. */
export const EffortAndOutcome = ({ name, body }: { name: string; body: string | undefined }) => (
  <Lists
    {...{ id: "return", title: t.returnTitle, lists: t.returnLists, report: "return", of: name }}
    path={["organizations", name, "return"]}
    asked={{ body }}
  />
);

/** What it means to be where, beside what it is. */
export const Tracker = ({ name }: { name: string }) => (
  <Lists
    {...{ id: "tracker", title: t.trackerTitle, lists: t.trackerLists, report: "tracker", of: name }}
    path={["organizations", name, "tracker"]}
    asked={{}}
  />
);
