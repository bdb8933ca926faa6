// Who takes part: the overview, the members, the regions; what countries adopt.
import { Listing } from "../figure";
import { AllMeasured, Measured, type Spec } from "../measured";
import { coverageText, filtered, intervalText, parts, pointName, points, suppressedText, valueText } from "../answers";
import { type Answer, apiUrl, type Asked, type Metric, type Row, type Status, useReply } from "../api";
import { change, href, usePlace } from "../route";
import { Empty, Notes, NotNarrowed, Ready } from "../states";
import { t } from "../texts";
import { number, RowTable, Table, text } from "../table";
import { useEffect, useState } from "preact/hooks";
import { loadWorld, map, offMap } from "../charts/map";

// What a visitor wants first: how many take part, what has changed, and how much of it is known.
/** Bodies with what is on record of each. */
function BodyTable({ bodies }: { bodies: Row[] }) {
  if (bodies.length === 0) return <Empty why={t.noRecordsAtAll} />;
  const columns = [
    "body",
    "documents",
    "acts",
    "people",
    "organizations",
    "organization_known",
    "first_act",
    "last_act",
  ].filter((c) => c in bodies[0]!);
  const kind = (c: string) => (c === "organization_known" ? "share" : "count");
  const counted = (c: string) => c !== "body" && !c.endsWith("_act");
  return (
    <>
      <Table
        caption={t.whatIsOnRecord}
        hideCaption
        columns={columns.map((c) => ({ title: t.column(c), numeric: counted(c) }))}
        rows={bodies.map((b) =>
          columns.map((c, i) => {
            if (i === 0)
              return { sort: String(b[c]), shown: <a href={href("bodies", { body: String(b[c]) })}>{String(b[c])}</a> };
            return counted(c) ? number(b[c], kind(c)) : text(b[c]);
          }),
        )}
      />
      <NotNarrowed by={[]} />
    </>
  );
}

const tiles = ["organizations_active", "people_active", "deliverables", "share_unknown"] as const;

/** What is on record of each body, as a list. */
export function WhatIsOnRecord() {
  const status = useReply<Status>(apiUrl(["status"]));
  return (
    <Listing id="known" title={t.whatIsOnRecord} of={status} path={["bodies"]} about={<p>{t.aboutBodies}</p>}>
      {({ data }) => <BodyTable bodies={data.bodies} />}
    </Listing>
  );
}

const overviewFigures: Spec[] = [
  { id: "organizations-by-year", metric: "organizations_active", by: ["year"], shape: "lines" },
  { id: "organizations-by-region", metric: "organizations_active", by: ["region"], shape: "bars" },
  { id: "kinds", metric: "organizations_active", by: ["body", "kind"], shape: "shares" },
  { id: "attendance-by-mode", metric: "attendance", by: ["year"], shape: "lines" },
  { id: "contributions-by-region", metric: "contributions_fractional", by: ["region", "year"], shape: "lines" },
  { id: "deliverables-by-year", metric: "deliverables", by: ["body", "year"], shape: "lines" },
  { id: "turnover", metric: "organization_turnover", by: ["year"], shape: "lines", part: "retention" },
];

// One number with its unit in words, its interval and how much is known.
function Tile({ metric, label }: { metric: string; label: string }) {
  const { filters } = usePlace();
  const known = useReply<Metric>(apiUrl(["metrics", metric]));
  const fit = known.state === "ready" ? filtered(known.data, filters) : null;
  const answer = useReply<Answer>(fit && apiUrl(["measure", metric], fit.asked));
  if (known.state === "error" || answer.state === "error")
    return (
      <li class="tile">
        <span class="big reason">{t.errorTitle}</span>
        <span class="label">{label}</span>
      </li>
    );
  if (answer.state !== "ready" || !fit)
    return (
      <li class="tile" aria-busy="true">
        <span class="big">…</span>
        <span class="label">{label}</span>
      </li>
    );
  const part = parts(answer.data)[0]!;
  const point = points(answer.data, [], part.name)[0];
  if (!point) return null;
  const notes = [
    intervalText(point, part.kind),
    coverageText(answer.data),
    suppressedText(answer.data),
    fit.unfit.length ? t.unfit(fit.unfit) : "",
  ];
  return (
    <li class="tile">
      <span class={point.value === null ? "big reason" : "big"}>{valueText(point, part.kind)}</span>
      <a class="label" href={href("metric", { name: metric })}>
        {label}
      </a>
      {notes.filter(Boolean).map((note) => (
        <span class="note">{note}</span>
      ))}
    </li>
  );
}

export function Overview() {
  return (
    <>
      <ul class="tiles">
        {tiles.map((metric) => (
          <Tile metric={metric} label={t.tiles[metric]} />
        ))}
      </ul>
      <AllMeasured specs={overviewFigures} />
      <WhatIsOnRecord />
    </>
  );
}

// Who is a member, who joins and leaves, and who is silent.
const memberFigures: Spec[] = [
  { id: "members-by-year", metric: "memberships", by: ["body", "year"], shape: "lines" },
  { id: "joins", metric: "member_joins", by: ["body", "year"], shape: "lines" },
  { id: "withdrawals", metric: "member_withdrawals", by: ["body", "year"], shape: "lines" },
  { id: "categories", metric: "memberships", by: ["body", "category"], shape: "shares" },
  { id: "member-regions", metric: "memberships", by: ["region"], shape: "bars" },
  { id: "silent", metric: "silent_member_share", by: ["body", "year"], shape: "lines" },
  { id: "silent-regions", metric: "silent_member_share", by: ["region"], shape: "bars" },
  { id: "small-companies", metric: "small_company_share", by: ["body", "year"], shape: "lines" },
  { id: "category-changes", metric: "member_category_changes", by: ["category-before", "category"], shape: "table" },
];

export const Members = () => <AllMeasured specs={memberFigures} />;

// Where those who take part come from: how many, how strongly against the members there, and who is missing.
const views = {
  counts: { metric: "organizations_active", by: ["country"], shape: "bars" },
  rates: { metric: "attendance_rate", by: ["country"], shape: "bars" },
  gap: {
    metric: "organizations_active",
    by: ["country"],
    shape: "bars",
    asked: { against: "memberships" },
    part: "ratio",
  },
} as const;

type View = keyof typeof views;

function Toggle({ view }: { view: View }) {
  return (
    <fieldset class="toggle">
      <legend class="unseen">{t.mapShows}</legend>
      {(Object.keys(views) as View[]).map((name) => (
        <label>
          <input
            type="radio"
            name="map"
            checked={view === name}
            onChange={() => change({ map: name === "counts" ? undefined : name })}
          />
          {t.mapViews[name]}
        </label>
      ))}
    </fieldset>
  );
}

const regionFigures: Spec[] = [
  { id: "regions", metric: "organizations_active", by: ["region"], shape: "bars" },
  {
    id: "region-gap",
    metric: "organizations_active",
    by: ["region"],
    shape: "bars",
    asked: { against: "memberships" },
    part: "ratio",
  },
  { id: "regions-by-year", metric: "organizations_active", by: ["region", "year"], shape: "lines" },
  { id: "development", metric: "organizations_active", by: ["body", "development"], shape: "shares" },
  { id: "ldc", metric: "organizations_active", by: ["ldc", "year"], shape: "lines" },
];

export function Regions() {
  const { query } = usePlace();
  const asked = query.get("map") as View | null;
  const view: View = asked && asked in views ? asked : "counts";
  const [ready, setReady] = useState(false);
  useEffect(() => void loadWorld().then(() => setReady(true)), []);
  const world: Spec = {
    ...views[view],
    by: [...views[view].by],
    id: "map",
    title: t.mapTitles[view],
    controls: <Toggle view={view} />,
    tableOnPhone: true,
    ...(ready && {
      draw: (input) => (canvas) => map(input, canvas, view !== "counts"),
      under: (points) => <OffMap names={offMap(points).map((p) => pointName(p, ["country"]))} />,
    }),
  };
  return (
    <>
      <Measured key={view} spec={world} />
      <AllMeasured specs={regionFigures} />
    </>
  );
}

function OffMap({ names }: { names: string[] }) {
  return (
    <>
      <p class="note">{names.length > 0 && t.offMap(names)}</p>
      <p class="note">{t.mapDisclaimer}</p>
    </>
  );
}

interface National {
  heading: string;
  notes: string[];
  [list: string]: Row[] | string[] | string;
}

const nationalFigures: Spec[] = [
  { id: "localizations", metric: "localizations", by: ["body", "year"], shape: "lines" },
  { id: "localization-time", metric: "localization_time", by: ["body"], shape: "bars" },
  { id: "localization-degrees", metric: "localizations", by: ["body", "evidence"], shape: "shares" },
];

const nationalShares = ["in_year", "in_three_years", "agreed_share"];

// A number with its interval in one cell; a test's p to three digits.
function inOneCell(row: Row): Row {
  const shown = (c: string, v: unknown) =>
    nationalShares.includes(c) ? `${Math.round(100 * Number(v))} %` : Number(v).toFixed(c.endsWith("months") ? 1 : 2);
  const cells = Object.entries(row).flatMap(([c, v]): [string, unknown][] => {
    if (/_(low|high)$/.test(c)) return [];
    if (c === "q" || c.endsWith("_p")) return [[c, typeof v === "number" ? v.toFixed(3) : v]];
    const [low, high] = [row[c + "_low"], row[c + "_high"]];
    if (typeof v !== "number" || typeof low !== "number" || typeof high !== "number") return [[c, v]];
    return [[c, t.withInterval(shown(c, v), shown(c, low), shown(c, high))]];
  });
  return Object.fromEntries(cells) as Row;
}

function NationalLists({ data, asked }: { data: National; asked: Asked }) {
  const lists = Object.keys(t.nationalLists).filter((list) => ((data[list] as Row[] | undefined) ?? []).length > 0);
  return (
    <section class="figure" aria-labelledby="national">
      <h2 id="national">{data.heading}</h2>
      {lists.length === 0 && <p class="note">{t.noneOnRecord}</p>}
      {lists.map((list) => (
        <details open={list !== "editions" && list !== "workshops"}>
          <summary>{t.nationalLists[list]}</summary>
          <RowTable rows={(data[list] as Row[]).map(inOneCell)} caption={t.nationalLists[list]!} />
        </details>
      ))}
      <Notes notes={data.notes} />
      <p class="actions">
        <a class="button" href={apiUrl(["national"], { ...asked, format: "csv" })} download>
          CSV
        </a>
        {asked["of"] && (
          <a class="button" href={href("reports", { template: "national", of: String(asked["of"]) })}>
            {t.asReport}
          </a>
        )}
      </p>
    </section>
  );
}

/** What countries and national bodies adopt of standards, and whether that foretells more. */
export function NationalPage() {
  const { filters, query } = usePlace();
  const who = query.get("of") ?? undefined;
  const { body, from, to } = filters;
  const asked = { of: who, body, from, to };
  const loaded = useReply<National>(apiUrl(["national"], asked));
  return (
    <>
      <p class="actions">
        <label>
          {t.nationalWho}{" "}
          <input
            type="search"
            value={who ?? ""}
            placeholder={t.everyAdopter}
            onChange={(event) => change({ of: event.currentTarget.value.trim() || undefined })}
          />
        </label>
      </p>
      <Ready of={loaded} what={t.pages.national}>
        {({ data }) => <NationalLists data={data} asked={asked} />}
      </Ready>
      <NotNarrowed by={["body", "from", "to"]} />
      {!who && <AllMeasured specs={nationalFigures} />}
    </>
  );
}
