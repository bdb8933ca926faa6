// Who works with whom: a matrix first, as it can be read at any size, then the drawing; and texts on the same subject elsewhere.
import { apiUrl, useReply, type Answer, type Row } from "../api";
import { matrix } from "../charts/matrix";
import { network } from "../charts/network";
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

/** The community of a name; without one, the name itself, so that the order is that of names. */
function useCommunities(cut: string): (name: string) => string {
  const { filters } = usePlace();
  const url = apiUrl(["measure", "contribution_communities"], {
    by: cut,
    body: filters.body,
    from: filters.from,
    to: filters.to,
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
  const community = useCommunities(cut);
  const links: Spec = {
    id: "matrix",
    metric: "contribution_links",
    by: [cut],
    shape: "table",
    asked: { limit: "600" },
    tableOnPhone: true,
  };
  return (
    <>
      <Measured
        key={"matrix" + cut}
        spec={{
          ...links,
          title: t.figures.matrix,
          controls: <Cut cut={cut} />,
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
