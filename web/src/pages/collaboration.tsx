// Who works with whom: a matrix first, as it can be read at any size, then the drawing; and texts on the same subject elsewhere.
import { apiUrl, useReply, type Answer, type Row, type Status } from "../api";
import { matrix } from "../charts/matrix";
import { network } from "../charts/network";
import { useOwnId } from "../id";
import { AllMeasured, Measured, type Spec } from "../measured";
import { change, usePlace } from "../route";
import { Empty, NotNarrowed, Notes, Ready } from "../states";
import { RowTable } from "../table";
import { t } from "../texts";

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
  const found = useReply<{ unlinked: Row[]; linked: Row[]; notes: string[] }>(
    apiUrl(["overlap"], { body: filters.body, group: filters.group, limit: "25" }),
  );
  return (
    <section class="figure" aria-labelledby="overlap">
      <h2 id="overlap">{t.overlapTitle}</h2>
      <Ready of={found} what={t.overlapTitle}>
        {({ data }) => (
          <>
            {data.unlinked.length + data.linked.length === 0 ? (
              <Empty why={t.noOverlap} />
            ) : (
              <>
                <h3>{t.overlapUnlinked}</h3>
                {data.unlinked.length > 0 ? (
                  <RowTable rows={data.unlinked} caption={t.overlapUnlinked} />
                ) : (
                  <p class="note">{t.noneOnRecord}</p>
                )}
                <h3>{t.overlapLinked}</h3>
                {data.linked.length > 0 ? (
                  <RowTable rows={data.linked} caption={t.overlapLinked} />
                ) : (
                  <p class="note">{t.noneOnRecord}</p>
                )}
              </>
            )}
            <NotNarrowed by={["body", "group"]} />
            <Notes notes={data.notes} />
          </>
        )}
      </Ready>
    </section>
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
      <AllMeasured specs={others} />
      <Overlap />
    </>
  );
}
