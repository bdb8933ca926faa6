// One organization: what is on record of it, how its index comes about, what it does and with whom.
import { where } from "../answers";
import { apiUrl, useReply, type Row } from "../api";
import { waterfall, type Step } from "../charts/waterfall";
import { Figure } from "../figure";
import { Measured, type Spec } from "../measured";
import { numberText } from "../numbers";
import { href, usePlace } from "../route";
import { Failed, Loading, Ready } from "../states";
import { RowTable, number, text } from "../table";
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

function Score({ name, body }: { name: string; body: string }) {
  const { filters } = usePlace();
  const path = ["index", name];
  const asked = { body, group: filters.group, profile: filters.profile, to: filters.to };
  const loaded = useReply<Explanation>(apiUrl(path, asked));
  if (loaded.state === "loading")
    return (
      <article class="figure">
        <h2>{t.howScored}</h2>
        <Loading what={t.howScored} />
      </article>
    );
  if (loaded.state === "error")
    return (
      <article class="figure">
        <h2>{t.howScored}</h2>
        <Failed error={loaded.error} again={loaded.again} />
      </article>
    );
  const { data, meta } = loaded;
  const steps: Step[] = data.explanation
    .filter((r) => r["indicator"] === null && typeof r["contribution"] === "number")
    .map((r) => ({
      name: String(r["dimension"]),
      adds: r["contribution"] as number,
      mean: typeof r["category_mean"] === "number" ? r["category_mean"] : null,
    }));
  const total = steps.reduce((sum, s) => sum + s.adds, 0);
  const indicators = data.explanation.filter((r) => r["indicator"] !== null);
  return (
    <Figure
      id="score"
      title={t.howScored}
      meta={meta}
      slice={[t.points, data.objective, data.day].join(" · ")}
      draw={steps.length ? (canvas) => waterfall(steps, canvas) : undefined}
      sentence={
        steps.length
          ? t.scoreSentence(
              numberText(total, "estimate"),
              steps.map((s) => `${s.name} ${numberText(s.adds, "estimate")}`),
            )
          : t.nothingKnown
      }
      notes={[t.categoryTick]}
      table={{
        columns: ["indicator", "dimension", "value", "points", "weight", "contribution", "category_mean", "change"].map(
          (c, i) => ({ title: t.column(c), numeric: i > 1 }),
        ),
        rows: indicators.map((r) => [
          text(r["indicator"]),
          text(r["dimension"]),
          number(r["value"], "estimate"),
          number(r["points"], "estimate"),
          number(r["weight"], "share"),
          number(r["contribution"], "estimate"),
          number(r["category_mean"], "estimate"),
          number(r["change"], "estimate"),
        ]),
      }}
      about={
        <div class="about">
          {data.notes.map((note) => (
            <p>{note}</p>
          ))}
        </div>
      }
      records={
        <ul>
          {indicators.map((r) => (
            <li>
              {String(r["indicator"])}: <code>{String(r["records"] ?? "")}</code>
            </li>
          ))}
        </ul>
      }
      downloads={[
        { name: "CSV", href: apiUrl(path, { ...asked, format: "csv" }) },
        { name: "JSON", href: apiUrl(path, { ...asked, format: "json" }) },
      ]}
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
      {body && <Score name={name} body={body} />}
      {card.state === "ready" &&
        figures.map((spec) => (
          <Measured
            spec={{
              ...spec,
              title: t.figures[("organization-" + spec.id) as keyof typeof t.figures],
              only: [where("organization", name)],
            }}
          />
        ))}
    </>
  );
}
