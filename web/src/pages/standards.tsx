// The standards of a body side by side, and one of them: what experts and records say of its success, where it is used, its kin.
import { numberText, type Point } from "../answers";
import { apiUrl, type Asked, type Meta, type Row, useReply } from "../api";
import { lines } from "../charts/lines";
import { type Gauge, gauges } from "../charts/plane";
import { curveSentence, survival } from "../charts/speed";
import { downloadsOf, Figure, Listing } from "../figure";
import { AllMeasured, type Spec } from "../measured";
import { href, usePlace } from "../route";
import { Empty, Notes, NotNarrowed, Ready } from "../states";
import { link, number, RowTable, Table, text } from "../table";
import { t } from "../texts";

const figures: Spec[] = [
  { id: "deliverable-types", metric: "deliverables", by: ["body", "type"], shape: "shares" },
  { id: "uses", metric: "uses", by: ["body", "channel"], shape: "table" },
  { id: "implementers", metric: "implementers", by: ["body"], shape: "bars" },
  {
    id: "first-use-curve",
    metric: "first_use_time",
    by: ["body"],
    shape: "table",
    part: "ended",
    asked: { curve: "" },
    draw: (input) => (canvas) => survival(input, t.months, canvas),
    say: (input) => curveSentence(input, t.months),
  },
  { id: "unused", metric: "unused_share", by: ["body"], shape: "bars" },
];

const indicatorNames = ["practicality", "originality", "ubiquity", "singularity"];

interface List {
  standards: Row[];
  notes: string[];
}

const stateOf = (row: Row, indicator: string) => String(row[indicator + "_state"] ?? t.states["no data"]);

function StandardList({ body }: { body: string }) {
  const asked = { body, top: "200" };
  const list = useReply<List>(apiUrl(["standards"], asked));
  return (
    <>
      <Listing
        id="standards"
        title={t.standardsOf(body)}
        of={list}
        path={["standards"]}
        asked={asked}
        about={<p>{t.aboutStandards}</p>}
        notes={({ notes }) => notes}
      >
        {({ data }) => (
          <>
            {data.standards.length === 0 ? <Empty why={t.noStandards} /> : <Texts rows={data.standards} />}
            <NotNarrowed by={["body"]} />
          </>
        )}
      </Listing>
      {list.state === "ready" && list.data.standards.length > 1 && (
        <Spread body={body} rows={list.data.standards} meta={list.meta} asked={asked} />
      )}
    </>
  );
}

function Texts({ rows }: { rows: Row[] }) {
  return (
    <Table
      caption={t.pages.standards}
      hideCaption
      columns={["document", "title", "class", "since", "adopters", ...indicatorNames].map((c, i) => ({
        title: t.column(c),
        numeric: i > 3,
      }))}
      rows={rows.map((s) => [
        link(String(s["name"] ?? s["document"]), href("standard", { name: String(s["document"]) })),
        text(s["title"]),
        text(s["class"]),
        text(s["since"]),
        number(s["adopters"]),
        ...indicatorNames.map((i) => number(s[i], "estimate", stateOf(s, i))),
      ])}
    />
  );
}

const middle = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** Where the listed texts lie, a dot each. */
function Spread({ body, rows, meta, asked }: { body: string; rows: Row[]; meta: Meta; asked: Asked }) {
  const all = indicatorNames.map((name) => ({
    name: t.column(name),
    cohort: rows.map((r) => r[name]).filter((v): v is number => typeof v === "number"),
    own: null,
    low: null,
    high: null,
    missing: "",
  }));
  const known = all.filter((g) => g.cohort.length > 0);
  if (known.length === 0) return null;
  return (
    <Figure
      id="spread"
      title={t.indicatorsOf(body)}
      slice={t.listSlice(rows.length)}
      meta={meta}
      draw={(canvas) => gauges(known, canvas)}
      sentence={t.indicatorsOfSentence(known.map((g) => `${g.name} ${numberText(middle(g.cohort), "estimate")}`))}
      notes={[t.noUseIsNotNone]}
      table={{
        columns: ["document", ...indicatorNames].map((c, i) => ({ title: t.column(c), numeric: i > 0 })),
        rows: rows.map((r) => [text(r["name"]), ...indicatorNames.map((i) => number(r[i], "estimate", stateOf(r, i)))]),
      }}
      about={<p>{t.aboutStandards}</p>}
      downloads={downloadsOf(["standards"], asked)}
    />
  );
}

export function Standards() {
  const { filters } = usePlace();
  return (
    <>
      {filters.body ? (
        <StandardList body={filters.body} />
      ) : (
        <section class="figure" aria-labelledby="standards">
          <h2 id="standards">{t.pages.standards}</h2>
          <p class="note">{t.chooseBodyForStandards}</p>
        </section>
      )}
      <AllMeasured specs={figures} />
    </>
  );
}

interface Card {
  standard: string;
  heading: string;
  facts: { what: string; value: string }[];
  indicators: Row[];
  cohort?: Row[]; // the others: how many texts at each value
  years: Row[];
  notes: string[];
  empty?: Record<string, string>;
}

const lists = [
  "editions",
  "succession",
  "relations",
  "organizations",
  "persons",
  "channels",
  "countries",
  "sectors",
  "ecosystems",
  "products",
  "rivals",
];

function Facts({ card }: { card: Card }) {
  const shown = ({ what, value }: Card["facts"][number]) =>
    what === "url" && /^https?:/.test(value) ? (
      <a href={value} rel="noopener noreferrer">
        {value}
      </a>
    ) : (
      value
    );
  return (
    <section class="figure">
      <h2>{card.heading}</h2>
      <dl class="facts">
        {card.facts.map((f) => (
          <div>
            <dt>{t.column(f.what)}</dt>
            <dd>{shown(f)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

interface PartProps {
  card: Card;
  meta: Meta;
  downloads: { name: string; href: string }[];
}

const asNumber = (value: Row[string] | undefined) => (typeof value === "number" ? value : null);

/** One text among those of its body, class and years. */
function gaugesOf(card: Card): Gauge[] {
  return card.indicators.map((row) => ({
    name: t.column(String(row["indicator"])),
    cohort: (card.cohort ?? [])
      .filter((c) => c["indicator"] === row["indicator"])
      .flatMap((c) => Array.from({ length: Number(c["texts"]) }, () => Number(c["value"]))),
    own: asNumber(row["computed"]),
    low: asNumber(row["low"]),
    high: asNumber(row["high"]),
    missing: String(row["state"] ?? t.states["no data"]),
  }));
}

function Indicators({ card, meta, downloads }: PartProps) {
  const all = gaugesOf(card);
  const known = all.filter((g) => g.own !== null);
  const others = Math.max(0, Number(card.indicators[0]?.["cohort"] ?? 0) - 1);
  return (
    <Figure
      id="indicators"
      title={t.indicatorsTitle}
      slice={t.cohortSlice(others)}
      meta={meta}
      downloads={downloads}
      draw={all.some((g) => g.own !== null || g.cohort.length > 0) ? (canvas) => gauges(all, canvas) : undefined}
      sentence={
        known.length
          ? t.indicatorsSentence(known.map((g) => `${g.name} ${numberText(g.own!, "estimate")}`))
          : t.nothingKnown
      }
      notes={card.notes}
      table={{
        columns: ["indicator", "computed", "low", "high", "experts", "raters", "why"].map((c, i) => ({
          title: t.column(c),
          numeric: i > 0 && i < 6,
        })),
        rows: card.indicators.map((r) => [
          text(r["indicator"]),
          number(r["computed"], "estimate", String(r["state"] ?? "")),
          number(r["low"], "estimate", ""),
          number(r["high"], "estimate", ""),
          number(r["experts"], "estimate", ""),
          number(r["raters"], "count", ""),
          text(r["why"]),
        ]),
      }}
      about={
        <div class="about">
          <Notes notes={card.notes} />
          <p>{t.noUseIsNotNone}</p>
        </div>
      }
    />
  );
}

function Years({ card, meta, downloads }: PartProps) {
  const columns = Object.keys(card.years[0] ?? {}).filter((c) => c !== "year" && c !== t.synthetic);
  const points: Point[] = columns.flatMap((c) =>
    card.years.map((row) => ({
      labels: [c.replace(/^use: /, ""), String(row["year"])],
      value: typeof row[c] === "number" ? row[c] : null,
      low: null,
      high: null,
      state: typeof row[c] === "number" ? ("value" as const) : ("no data" as const),
      row,
    })),
  );
  if (points.length === 0) return null;
  const part = { name: "value", unit: t.firstUses, kind: "count" as const };
  return (
    <Figure
      id="years"
      title={t.yearsTitle}
      slice={t.firstUses}
      meta={meta}
      downloads={downloads}
      draw={(canvas) => lines({ points, by: ["channel", "year"], part }, canvas, meta.made_at)}
      sentence={t.yearsSentence(String(card.years[0]!["year"]), String(card.years[card.years.length - 1]!["year"]))}
      table={{
        columns: ["year", ...columns].map((c, i) => ({ title: t.column(c), numeric: i > 0 })),
        rows: card.years.map((r) => [text(r["year"]), ...columns.map((c) => number(r[c]))]),
      }}
      about={
        <div class="about">
          <p>{t.noUseIsNotNone}</p>
        </div>
      }
    />
  );
}

export function Standard({ name }: { name: string }) {
  const path = ["standards", name];
  const loaded = useReply<Card>(apiUrl(path, { cohort: "" }));
  const downloads = downloadsOf(path, {}, ["csv", "json"]);
  return (
    <>
      <p class="actions">
        <a class="button" href={href("standards")}>
          {t.allStandards}
        </a>
      </p>
      <Ready of={loaded} what={name}>
        {({ data, meta }) => (
          <>
            <Facts card={data} />
            <Indicators card={data} meta={meta} downloads={downloads} />
            <Years card={data} meta={meta} downloads={downloads} />
            {lists.map((list) => (
              <CardList name={list} card={data} />
            ))}
          </>
        )}
      </Ready>
    </>
  );
}

function CardList({ name, card }: { name: string; card: Card }) {
  const rows = (card as unknown as Record<string, Row[] | undefined>)[name];
  if (!rows) return null;
  return (
    <section class="figure">
      <h2>{t.column(name)}</h2>
      {rows.length > 0 ? (
        <RowTable rows={rows} caption={t.column(name)} />
      ) : (
        <p class="note">{card.empty?.[name] ?? t.noneOnRecord}</p>
      )}
    </section>
  );
}
