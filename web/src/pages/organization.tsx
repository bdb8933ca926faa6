// One organization: what is on record of it, how its index comes about, what it does and with whom.
import { where } from "../answers";
import { apiUrl, useReply, type Asked, type Reply, type Row } from "../api";
import { waterfall, type Step } from "../charts/waterfall";
import { Figure } from "../figure";
import { AllMeasured, type Spec } from "../measured";
import { numberText, type NumberKind } from "../numbers";
import { href, usePlace } from "../route";
import { Failed, Loading, Notes, Ready } from "../states";
import { RowTable, Table, number, text, type TableData } from "../table";
import { countryName, t } from "../texts";

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
      downloads={["csv", "json"].map((format) => ({
        name: format.toUpperCase(),
        href: apiUrl(path, { ...asked, format }),
      }))}
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
function EffortAndOutcome({ name, body }: { name: string; body: string | undefined }) {
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
      <EffortAndOutcome name={name} body={filters.body} />
      {card.state === "ready" && (
        <AllMeasured specs={figures} of="organization-" only={[where("organization", name)]} />
      )}
    </>
  );
}
