// Who takes part: a table to search, in the order of names. Levels of the engagement index stand beside it; ranks are not shown.
import { useState } from "preact/hooks";
import { apiUrl, useReply, type Row } from "../api";
import { halfOf, lorenz } from "../charts/lorenz";
import { Measured, type Spec } from "../measured";
import { numberText } from "../numbers";
import { change, href, usePlace } from "../route";
import { Empty, NotNarrowed, Notes, Ready } from "../states";
import { country, link, number, Table, text, Turn, type Cell } from "../table";
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

function Levels() {
  const { filters } = usePlace();
  const index = useReply<{ scores: Row[]; objective: string; notes: string[]; day: string }>(
    filters.body
      ? apiUrl(["index"], { body: filters.body, group: filters.group, profile: filters.profile, to: filters.to })
      : null,
  );
  if (!filters.body) return <p class="note">{t.chooseBodyForIndex}</p>;
  return (
    <Ready of={index} what={t.index}>
      {({ data }) =>
        data.scores.length === 0 ? (
          <Empty />
        ) : (
          <>
            <p class="prose">{t.indexOf(data.objective, data.day)}</p>
            <Table
              caption={t.index}
              hideCaption
              columns={["organization", "category", "level", "score", "interval95", "change", "reason"].map((c) => ({
                title: t.column(c),
                numeric: ["score", "change"].includes(c),
              }))}
              rows={[...data.scores]
                .sort((a, b) => String(a["organization"]).localeCompare(String(b["organization"])))
                .map((s) => indexRow(s))}
            />
            <NotNarrowed by={["body", "group", "to"]} />
            <Notes notes={data.notes} />
          </>
        )
      }
    </Ready>
  );
}

function indexRow(s: Row): Cell[] {
  const name = String(s["organization"]);
  const interval =
    typeof s["score_low"] === "number"
      ? t.range(numberText(s["score_low"], "estimate"), numberText(s["score_high"] as number, "estimate"))
      : "";
  return [
    link(name, href("organization", { name })),
    text(s["category"]),
    text(s["level"]),
    number(s["score"], "estimate", t.states["n/a"]),
    { sort: typeof s["score_low"] === "number" ? s["score_low"] : null, shown: interval },
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

export function Organizations() {
  const { filters, query } = usePlace();
  const [typed, setTyped] = useState(query.get("search") ?? "");
  const offset = Number(query.get("offset") ?? 0) || 0;
  const url = apiUrl(["organizations"], {
    search: query.get("search") ?? undefined,
    body: filters.body,
    kind: filters.kind,
    limit: String(step),
    offset: String(offset),
  });
  const found = useReply<Row[]>(url);
  return (
    <>
      <section class="figure" aria-labelledby="list">
        <h2 id="list">{t.organizationsTitle}</h2>
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
        <Ready of={found} what={t.organizationsTitle}>
          {({ data, meta }) =>
            data.length === 0 ? (
              <Empty why={query.get("search") ? t.noSuchName : undefined} />
            ) : (
              <List rows={data} total={meta.page?.total ?? data.length} offset={offset} />
            )
          }
        </Ready>
        <NotNarrowed by={["body", "kind"]} />
      </section>
      <section class="figure" aria-labelledby="index">
        <h2 id="index">{t.index}</h2>
        <Levels />
      </section>
      <Measured spec={unevenness} />
    </>
  );
}
