// Who works with whom: a matrix first, as it can be read at any size, then the drawing; and texts on the same subject elsewhere.
import { type Answer, apiUrl, type Row, type Status, useReply } from "../api";
import { matrix, network } from "../charts/pairs";
import { Empty, NotNarrowed, useOwnId } from "../states";
import { Listing } from "../figure";
import { where } from "../answers";
import { AllMeasured, Measured, type Spec } from "../measured";
import { change, href, usePlace } from "../route";
import { RowTable } from "../table";
import { t } from "../texts";
import { useState } from "preact/hooks";

const cuts = ["organization", "segment", "region", "country"] as const;

function Cut({ cut }: { cut: string }) {
  return (
    <label class="choice">
      {t.linkedBy}{" "}
      <select
        value={cut}
        onChange={(e) => change({ cut: e.currentTarget.value === "organization" ? undefined : e.currentTarget.value })}
      >
        {cuts.map((c) => (
          <option value={c}>{t.column(c)}</option>
        ))}
      </select>
    </label>
  );
}

const span = 4; // years on the slider

interface Window {
  from: string;
  to: string;
}

/** The years that a slider stands on; nothing: all that the filters leave. */
function windowOf(year: string | null): Window | undefined {
  const first = Number(year);
  return first ? { from: String(first), to: String(first + span - 1) } : undefined;
}

function Years({ year }: { year: string | null }) {
  const { filters } = usePlace();
  const status = useReply<Status>(apiUrl(["status"]));
  const id = useOwnId();
  const bodies = status.state === "ready" ? status.data.bodies : [];
  const of = bodies.filter((b) => !filters.body || b["body"] === filters.body);
  const years = (end: "first_act" | "last_act") =>
    of.map((b) => Number(String(b[end] ?? "").slice(0, 4))).filter(Boolean);
  const [first, last] = [Math.min(...years("first_act")), Math.max(...years("last_act")) - span + 1];
  if (!(first < last)) return null;
  const window = windowOf(year);
  return (
    <span class="choice">
      <label for={id}>{t.slider(window && t.fromTo(window.from, window.to))}</label>{" "}
      <input
        id={id}
        type="range"
        min={first}
        max={last}
        value={year ?? last}
        aria-valuetext={window ? t.fromTo(window.from, window.to) : t.allPeriods}
        onChange={(e) => change({ year: e.currentTarget.value }, true)}
      />
      {window && (
        <button type="button" class="button" onClick={() => change({ year: undefined }, true)}>
          {t.allPeriods}
        </button>
      )}
    </span>
  );
}

/** The community of a name; without one, the name itself, so that the order is that of names. */
function useCommunities(cut: string, window: Window | undefined): (name: string) => string {
  const { filters } = usePlace();
  const url = apiUrl(["measure", "contribution_communities"], {
    by: cut,
    body: filters.body,
    from: filters.from,
    to: filters.to,
    ...window,
  });
  const answer = useReply<Answer>(cut === "organization" ? url : null);
  const of = new Map<string, string>();
  if (answer.state === "ready")
    for (const row of answer.data.rows)
      for (const name of String(row["who"] ?? "").split("; ")) of.set(name, String(row["community"]));
  return (name) => of.get(name) ?? "";
}

const others: Spec[] = [
  { id: "body-links", metric: "organization_links", by: ["body"], shape: "table" },
  { id: "references", metric: "reference_links", by: ["body"], shape: "table" },
  { id: "mixing", metric: "contribution_mixing", by: ["segment"], shape: "table" },
];

function Overlap() {
  const { filters } = usePlace();
  const asked = { body: filters.body, group: filters.group, limit: "25" };
  const found = useReply<{ unlinked: Row[]; linked: Row[]; notes: string[] }>(apiUrl(["overlap"], asked));
  const part = (rows: Row[], title: string) => (
    <>
      <h3>{title}</h3>
      {rows.length > 0 ? <RowTable rows={rows} caption={title} /> : <p class="note">{t.noneOnRecord}</p>}
    </>
  );
  return (
    <Listing
      id="overlap"
      title={t.overlapTitle}
      of={found}
      path={["overlap"]}
      asked={asked}
      about={<p>{t.aboutOverlap}</p>}
      notes={({ notes }) => notes}
    >
      {({ data }) => (
        <>
          {data.unlinked.length + data.linked.length === 0 ? (
            <Empty why={t.noOverlap} />
          ) : (
            <>
              {part(data.unlinked, t.overlapUnlinked)}
              {part(data.linked, t.overlapLinked)}
            </>
          )}
          <NotNarrowed by={["body", "group"]} />
        </>
      )}
    </Listing>
  );
}

const pairCuts = ["organization", "body"] as const;
type PairCut = (typeof pairCuts)[number];

// Names that begin like what is typed.
function Choice({ cut, label, value, set }: { cut: PairCut; label: string; value: string; set: (v: string) => void }) {
  const id = useOwnId();
  const { filters } = usePlace();
  const narrowed = { search: value || undefined, body: cut === "body" ? undefined : filters.body, limit: "15" };
  const path = cut === "body" ? ["slices", "body", "values"] : ["organizations"];
  const found = useReply<Row[]>(cut === "body" || value.length > 1 ? apiUrl(path, narrowed) : null);
  return (
    <div class="filter">
      <label for={id}>{label}</label>
      <input id={id} type="text" list={id + "-names"} value={value} onInput={(e) => set(e.currentTarget.value)} />
      <datalist id={id + "-names"}>
        {found.state === "ready" &&
          found.data.map((row) => <option value={String(row["value"] ?? row["organization"])} />)}
      </datalist>
    </div>
  );
}

// The metrics that link what the pair is of; each is asked about the two alone.
const pairMetrics: Record<PairCut, string[]> = {
  organization: ["contribution_links", "joint_contributions", "leadership_links"],
  body: [
    "organization_links",
    "people_links",
    "leader_links",
    "people_move_links",
    "reference_links",
    "identical_texts",
    "liaison_links",
  ],
};

/** Two organizations or bodies: a vector of indicators, each a figure with its records, and never their sum. */
function Pair() {
  const { query } = usePlace();
  const cut = pairCuts.find((c) => c === query.get("pair")) ?? "organization";
  const [a, b] = [query.get("a") ?? "", query.get("b") ?? ""];
  const [typedA, setA] = useState(a);
  const [typedB, setB] = useState(b);
  const titles: Record<string, string> = t.pairMetrics;
  return (
    <>
      <section class="figure" aria-labelledby="pair">
        <h2 id="pair">{a && b ? t.pairTitle(a, b) : t.pairAsk}</h2>
        <p class="prose">{t.pairProse}</p>
        <form
          class="search"
          onSubmit={(e) => {
            e.preventDefault();
            change({ a: typedA.trim(), b: typedB.trim() });
          }}
        >
          <label class="choice">
            {t.pairOf}{" "}
            <select value={cut} onChange={(e) => change({ pair: e.currentTarget.value, a: undefined, b: undefined })}>
              {pairCuts.map((c) => (
                <option value={c}>{t.column(c)}</option>
              ))}
            </select>
          </label>
          <Choice cut={cut} label={t.sides.a} value={typedA} set={setA} />
          <Choice cut={cut} label={t.sides.b} value={typedB} set={setB} />
          <button type="submit" class="button">
            {t.pairOpen}
          </button>
        </form>
        {a && a === b && <p class="note">{t.pairSame}</p>}
        {cut === "body" && a && b && a !== b && (
          <p class="actions">
            <a class="button" href={href("compare", { a, b })}>
              {t.beside(a, b)}
            </a>
          </p>
        )}
      </section>
      {a &&
        b &&
        a !== b &&
        pairMetrics[cut].map((metric) => (
          <Measured
            key={[metric, a, b].join()}
            spec={{
              id: "pair-" + metric.replaceAll("_", "-"),
              metric,
              by: [cut],
              shape: "table",
              title: titles[metric] ?? t.column(metric),
              only: [where(cut, a), where(cut, b)],
            }}
          />
        ))}
    </>
  );
}

export function Collaboration() {
  const { query } = usePlace();
  const asked = query.get("cut");
  const cut = cuts.find((c) => c === asked) ?? "organization";
  const year = query.get("year");
  const window = windowOf(year);
  const community = useCommunities(cut, window);
  const links: Spec = {
    id: "matrix",
    metric: "contribution_links",
    by: [cut],
    shape: "table",
    asked: { limit: "600", ...window },
    tableOnPhone: true,
  };
  return (
    <>
      <Measured
        key={"matrix" + cut}
        spec={{
          ...links,
          title: t.figures.matrix,
          controls: (
            <>
              <Cut cut={cut} />
              <Years year={year} />
            </>
          ),
          draw: (input) => (canvas) => matrix(input, canvas, community),
        }}
      />
      <Measured
        key={"network" + cut}
        spec={{
          ...links,
          id: "network",
          title: t.figures.network,
          draw: (input) => (canvas) => network(input, canvas, community),
          under: () => <p class="note">{t.networkNote}</p>,
        }}
      />
      <Pair key={query.get("pair") ?? ""} />
      <AllMeasured specs={others} />
      <Overlap />
    </>
  );
}
