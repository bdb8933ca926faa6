// The standards of a body side by side, and one of them: what experts and records say of its success, where it is used, its kin.
import type { Point } from "../answers";
import { apiUrl, useReply, type Meta, type Row } from "../api";
import { bars } from "../charts/bars";
import { lines } from "../charts/lines";
import { Figure } from "../figure";
import { AllMeasured, type Spec } from "../measured";
import { numberText } from "../numbers";
import { href, usePlace } from "../route";
import { Empty, NotNarrowed, Notes, Ready } from "../states";
import { RowTable, link, number, Table, text } from "../table";
import { t } from "../texts";

const figures: Spec[] = [
  { id: "deliverable-types", metric: "deliverables", by: ["body", "type"], shape: "shares" },
  { id: "uses", metric: "uses", by: ["body", "channel"], shape: "table" },
  { id: "implementers", metric: "implementers", by: ["body"], shape: "bars" },
  { id: "unused", metric: "unused_share", by: ["body"], shape: "bars" },
];

const indicatorNames = ["practicality", "originality", "ubiquity", "singularity"];

interface List {
  standards: Row[];
  notes: string[];
}

function StandardList({ body }: { body: string }) {
  const list = useReply<List>(apiUrl(["standards"], { body, top: "200" }));
  return (
    <Ready of={list} what={t.pages.standards}>
      {({ data }) =>
        data.standards.length === 0 ? (
          <Empty why={t.noStandards} />
        ) : (
          <>
            <Table
              caption={t.standardsOf(body)}
              hideCaption
              columns={["document", "title", "class", "since", "adopters", ...indicatorNames].map((c, i) => ({
                title: t.column(c),
                numeric: i > 3,
              }))}
              rows={data.standards.map((s) => [
                link(String(s["name"] ?? s["document"]), href("standard", { name: String(s["document"]) })),
                text(s["title"]),
                text(s["class"]),
                text(s["since"]),
                number(s["adopters"]),
                ...indicatorNames.map((i) => number(s[i], "estimate", String(s[i + "_state"] ?? t.states["no data"]))),
              ])}
            />
            <NotNarrowed by={["body"]} />
            <Notes notes={data.notes} />
          </>
        )
      }
    </Ready>
  );
}

export function Standards() {
  const { filters } = usePlace();
  return (
    <>
      <section class="figure" aria-labelledby="standards">
        <h2 id="standards">{filters.body ? t.standardsOf(filters.body) : t.pages.standards}</h2>
        {filters.body ? <StandardList body={filters.body} /> : <p class="note">{t.chooseBodyForStandards}</p>}
      </section>
      <AllMeasured specs={figures} />
    </>
  );
}

interface Card {
  standard: string;
  heading: string;
  facts: { what: string; value: string }[];
  indicators: Row[];
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

function Indicators({ card, meta, downloads }: PartProps) {
  const value = (row: Row, name: string) => (typeof row[name] === "number" ? row[name] : null);
  const points: Point[] = card.indicators.map((row) => ({
    labels: [String(row["indicator"])],
    value: value(row, "computed"),
    low: value(row, "low"),
    high: value(row, "high"),
    state: value(row, "computed") === null ? "no data" : "value",
    row,
  }));
  const known = points.filter((p) => p.value !== null);
  const part = { name: "computed", unit: t.indicatorUnit, kind: "estimate" as const };
  return (
    <Figure
      id="indicators"
      title={t.indicatorsTitle}
      slice={t.indicatorUnit}
      meta={meta}
      downloads={downloads}
      draw={known.length ? (canvas) => bars({ points, by: ["indicator"], part }, canvas) : undefined}
      sentence={
        known.length
          ? t.indicatorsSentence(known.map((p) => `${p.labels[0]} ${numberText(p.value!, "estimate")}`))
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
  const loaded = useReply<Card>(apiUrl(path));
  const downloads = ["csv", "json"].map((format) => ({ name: format.toUpperCase(), href: apiUrl(path, { format }) }));
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
