// Who takes part: a table to search, in the order of names. Levels of the engagement index stand beside it; ranks are not shown.
import { useState } from "preact/hooks";
import { apiUrl, type Row, useReply } from "../api";
import { halfOf, lorenz, type Strip, stripsOf } from "../charts/plane";
import { Listing } from "../figure";
import { Measured, type Spec } from "../measured";
import { numberText } from "../answers";
import { change, href, usePlace } from "../route";
import { Empty, NotNarrowed } from "../states";
import { type Cell, country, link, number, Table, text, Turn } from "../table";
import { t } from "../texts";

const step = 100;

function columnsOf(rows: Row[]): string[] {
  const order = [
    "kind",
    "segment",
    "size",
    "region",
    "country",
    "holding",
    "bodies",
    "acts",
    "people",
    "first_day",
    "last_day",
  ];
  return order.filter((c) => rows.some((r) => r[c] !== undefined && r[c] !== null));
}

function List({ rows, total, offset }: { rows: Row[]; total: number; offset: number }) {
  const columns = columnsOf(rows);
  const numeric = (c: string) => rows.some((r) => typeof r[c] === "number");
  return (
    <>
      <Table
        caption={t.organizationsFound(total)}
        columns={[
          { title: t.column("organization") },
          ...columns.map((c) => ({ title: t.column(c), numeric: numeric(c) })),
        ]}
        rows={rows.map((row) => {
          const name = String(row["organization"]);
          return [
            link(name, href("organization", { name })),
            ...columns.map((c) => (numeric(c) ? number(row[c]) : c === "country" ? country(row[c]) : text(row[c]))),
          ];
        })}
      />
      <Turn
        offset={offset}
        shown={rows.length}
        step={step}
        total={total}
        turn={(to) => change({ offset: String(to) })}
      />
    </>
  );
}

// Where among its category a member lies, as a strip: the range of its ranks over all scenarios, and its rank.
function RankStrip({ rank, low, high, of }: Strip & { of: number }) {
  const x = (at: number) => 4 + (112 * (at - 1)) / Math.max(1, of - 1);
  return (
    <svg class="rank-strip" viewBox="0 0 120 16" role="img" aria-label={t.rankRange(rank, low, high)}>
      <line x1="4" x2="116" y1="8" y2="8" class="strip-axis" />
      <rect x={x(low) - 1} width={x(high) - x(low) + 2} y="4" height="8" class="strip-range" />
      <circle cx={x(rank)} cy="8" r="3.5" class="strip-rank" />
    </svg>
  );
}

interface Index {
  scores: Row[];
  objective: string;
  notes: string[];
  day: string;
}

/** The index in the order of names; ranks only for those who ask for them, and never without their range. */
function Scores({ scores }: Index) {
  const { query } = usePlace();
  const ranks = query.get("ranks") === "1";
  const columns = [
    "organization",
    "category",
    "level",
    "score",
    "interval95",
    ...(ranks ? ["rank_range"] : []),
    "change",
    "reason",
  ];
  return (
    <>
      <label class="choice">
        <input type="checkbox" checked={ranks} onChange={() => change({ ranks: ranks ? undefined : "1" }, true)} />{" "}
        {t.showRanks}
      </label>
      <Table
        caption={t.index}
        hideCaption
        columns={columns.map((c) => ({ title: t.column(c), numeric: ["score", "change"].includes(c) }))}
        rows={[...scores]
          .sort((a, b) => String(a["organization"]).localeCompare(String(b["organization"])))
          .map((s) => indexRow(s, ranks))}
      />
      {ranks && <p class="note">{t.rankNote}</p>}
    </>
  );
}

function Levels() {
  const { filters } = usePlace();
  const asked = { body: filters.body, group: filters.group, profile: filters.profile, to: filters.to };
  const index = useReply<Index>(filters.body ? apiUrl(["index"], asked) : null);
  if (!filters.body)
    return (
      <section class="figure" aria-labelledby="index">
        <h2 id="index">{t.index}</h2>
        <p class="note">{t.chooseBodyForIndex}</p>
      </section>
    );
  return (
    <Listing
      id="index"
      title={t.index}
      of={index}
      path={["index"]}
      asked={asked}
      slice={({ objective, day }) => t.indexOf(objective, day)}
      about={<p>{t.aboutIndex}</p>}
      notes={({ notes }) => notes}
    >
      {({ data }) => (
        <>
          {data.scores.length === 0 ? <Empty /> : <Scores {...data} />}
          <NotNarrowed by={["body", "group", "to"]} />
        </>
      )}
    </Listing>
  );
}

function indexRow(s: Row, ranks: boolean): Cell[] {
  const name = String(s["organization"]);
  const interval =
    typeof s["score_low"] === "number"
      ? t.range(numberText(s["score_low"], "estimate"), numberText(s["score_high"] as number, "estimate"))
      : "";
  const [strip] = stripsOf([s]);
  return [
    link(name, href("organization", { name })),
    text(s["category"]),
    text(s["level"]),
    number(s["score"], "estimate", t.states["n/a"]),
    { sort: typeof s["score_low"] === "number" ? s["score_low"] : null, shown: interval },
    ...(ranks ? [strip ? { sort: strip.rank, shown: <RankStrip {...strip} of={Number(s["of"])} /> } : text(null)] : []),
    number(s["change"], "estimate", ""),
    text(s["reason"]),
  ];
}

const unevenness: Spec = {
  id: "unevenness",
  metric: "contributions",
  by: ["organization"],
  shape: "bars",
  asked: { limit: "10000" },
  tableOnPhone: true,
  title: t.figures.unevenness,
  draw: (input) => (canvas) => lorenz(input, canvas),
  say: (input) => {
    const half = halfOf(input);
    return half ? t.halfFrom(half.few, half.all) : t.nothingKnown;
  },
};

function Search() {
  const { query } = usePlace();
  const [typed, setTyped] = useState(query.get("search") ?? "");
  return (
    <form
      role="search"
      class="search"
      onSubmit={(e) => {
        e.preventDefault();
        change({ search: typed, offset: undefined });
      }}
    >
      <label for="search">{t.searchOrganization}</label>
      <input id="search" type="search" value={typed} onInput={(e) => setTyped(e.currentTarget.value)} />
      <button type="submit" class="button">
        {t.search}
      </button>
    </form>
  );
}

export function Organizations() {
  const { filters, query } = usePlace();
  const offset = Number(query.get("offset") ?? 0) || 0;
  const asked = {
    search: query.get("search") ?? undefined,
    body: filters.body,
    kind: filters.kind,
    region: filters.region,
  };
  const found = useReply<Row[]>(apiUrl(["organizations"], { ...asked, limit: String(step), offset: String(offset) }));
  return (
    <>
      <Search />
      <Listing
        id="list"
        title={t.organizationsTitle}
        of={found}
        path={["organizations"]}
        asked={{ ...asked, limit: "10000" }}
        about={<p>{t.aboutOrganizations}</p>}
      >
        {({ data, meta }) => (
          <>
            {data.length === 0 ? (
              <Empty why={query.get("search") ? t.noSuchName : undefined} />
            ) : (
              <List rows={data} total={meta.page?.total ?? data.length} offset={offset} />
            )}
            <NotNarrowed by={["body", "kind", "region"]} />
          </>
        )}
      </Listing>
      <Levels />
      <Measured spec={unevenness} />
    </>
  );
}
