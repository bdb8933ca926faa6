// Work items: a proposal held against criteria and history; a bar for new work, tried on the past; what is begun, open, ended, how fast.
import { useState } from "preact/hooks";
import { apiUrl, type Row, useReply } from "../api";
import { Failed, Loading, Notes, NotNarrowed, useOwnId } from "../states";
import { AllMeasured, type Spec } from "../measured";
import { numberText } from "../answers";
import { change, href, usePlace } from "../route";
import { type Cell, link, number, Table, text } from "../table";
import { t } from "../texts";
import { Proposal } from "./proposal";

const figures: Spec[] = [
  { id: "works-open", metric: "works_open", by: ["body", "year"], shape: "lines" },
  { id: "works-begun", metric: "works_begun", by: ["body", "year"], shape: "lines" },
  { id: "works-ended", metric: "works_ended", by: ["body", "year"], shape: "lines" },
  { id: "speed-by-support", metric: "publication_time", by: ["supporters"], shape: "bars" },
  { id: "stages", metric: "stage_time", by: ["stage"], shape: "bars" },
];

interface Tried {
  bar: string;
  summary: Row[];
  differences: Row[];
  stopped: Row[];
  notes: string[];
}

function BarField({ value }: { value: string }) {
  const id = useOwnId();
  const [typed, setTyped] = useState(value);
  return (
    <form
      class="search"
      aria-label={t.bar}
      onSubmit={(e) => {
        e.preventDefault();
        change({ bar: typed });
      }}
    >
      <label for={id}>{t.bar}</label>
      <input id={id} type="text" value={typed} spellcheck={false} onInput={(e) => setTyped(e.currentTarget.value)} />
      <button type="submit" class="button">
        {t.tryBar}
      </button>
    </form>
  );
}

const asNumber = (value: Row[string] | undefined) => (typeof value === "number" ? value : null);

/** "68 % (66 to 69)" */
function shareCell(row: Row, name: string): Cell {
  const [value, low, high] = [name, name + "_low", name + "_high"].map((c) => asNumber(row[c]));
  if (value === null || value === undefined) return { sort: null, shown: t.states["no data"], soft: true };
  const range = t.range(numberText(low!, "share"), numberText(high!, "share"));
  return { sort: value, shown: `${numberText(value, "share")} (${range})` };
}

function Outcomes({ tried }: { tried: Tried }) {
  const sums = tried.summary.filter((row) => Number(row["works"]) > 0);
  return (
    <>
      <Table
        caption={t.barOutcome}
        hideCaption
        columns={["body", "bar", "works", "open", "in_time", "followed", "used", "published"].map((c, i) => ({
          title: t.column(c),
          numeric: i > 1,
        }))}
        rows={sums.map((row) => [
          text(row["body"]),
          text(t.barWords[String(row["bar"])] ?? row["bar"]),
          number(row["works"]),
          number(row["open"], "count", ""),
          shareCell(row, "in_time"),
          number(row["followed"], "count", ""),
          shareCell(row, "used"),
          number(row["published"], "count", ""),
        ])}
      />
      {tried.differences.map((d) => (
        <p class="say">
          {t.barDifference(
            String(d["body"]),
            String(d["of"]),
            Math.round(100 * Number(d["difference"])),
            Math.round(100 * Number(d["low"])),
            Math.round(100 * Number(d["high"])),
          )}
        </p>
      ))}
      <Notes notes={tried.notes} />
    </>
  );
}

function Stopped({ rows }: { rows: Row[] }) {
  if (rows.length === 0) return <p class="note">{t.barStopsNone}</p>;
  const columns = Object.keys(rows[0]!).filter((c) => c !== t.synthetic && c !== "document");
  const cell = (row: Row, c: string): Cell =>
    c === "title"
      ? link(String(row["title"] ?? row["document"]), href("standard", { name: String(row["document"]) }))
      : typeof row[c] === "number"
        ? number(row[c])
        : text(row[c]);
  return (
    <Table
      caption={t.barStopped}
      hideCaption
      columns={columns.map((c) => ({ title: t.column(c), numeric: rows.some((r) => typeof r[c] === "number") }))}
      rows={rows.map((row) => columns.map((c) => cell(row, c)))}
    />
  );
}

const usualBar = "supporters>=2 and regions>=2";

export function WorkItems() {
  const { filters, query } = usePlace();
  const bar = query.get("bar") ?? usualBar;
  const path = ["assess"];
  const asked = { bar, body: filters.body };
  const tried = useReply<Tried>(apiUrl(path, asked));
  return (
    <>
      <Proposal />
      <section class="figure" aria-labelledby="bar">
        <h2 id="bar">{t.barTitle}</h2>
        <p class="prose">{t.barProse}</p>
        <BarField key={bar} value={bar} />
        {tried.state === "loading" && <Loading what={t.barTitle} />}
        {tried.state === "error" && <Failed error={tried.error} again={tried.again} />}
        {tried.state === "ready" && <Outcomes tried={tried.data} />}
        <NotNarrowed by={["body"]} />
      </section>
      {tried.state === "ready" && (
        <section class="figure" aria-labelledby="stopped">
          <h2 id="stopped">{t.barStopped}</h2>
          <Stopped rows={tried.data.stopped} />
          <p class="actions">
            <a class="button" href={apiUrl(path, { ...asked, format: "csv" })} download>
              CSV
            </a>
          </p>
        </section>
      )}
      <AllMeasured specs={figures} />
    </>
  );
}
