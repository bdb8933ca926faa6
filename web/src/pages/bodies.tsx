// Bodies and their groups: the tree with its dates, how much passes through, how fast it goes and on how many it rests.
import { apiUrl, useReply, type Row, type Status } from "../api";
import { AllMeasured, type Spec } from "../measured";
import { href, usePlace } from "../route";
import { Empty, Ready } from "../states";
import { BodyTable } from "./quality";

import { t } from "../texts";

const figures: Spec[] = [
  { id: "groups-attendance", metric: "attendance", by: ["group"], shape: "bars" },
  { id: "works-open", metric: "works_open", by: ["body", "year"], shape: "lines" },
  { id: "works-begun", metric: "works_begun", by: ["body", "year"], shape: "lines" },
  { id: "speed", metric: "publication_time", by: ["approval-path"], shape: "bars" },
  { id: "within-3-years", metric: "publication_time", by: ["body"], shape: "bars", part: "within_3y" },
  { id: "stages", metric: "stage_time", by: ["stage"], shape: "bars" },
  { id: "meeting-load", metric: "meeting_load", by: ["body", "year"], shape: "lines" },
  {
    id: "concentration",
    metric: "contribution_concentration",
    by: ["body", "year"],
    shape: "lines",
    part: "effective_number",
  },
];

interface Node {
  row: Row;
  below: Node[];
}

const key = (row: Row) => String(row["group"]);

/** The tree of the rows; a group whose parent is not on record stands at the root. */
function tree(rows: Row[]): Node[] {
  const nodes = new Map(rows.map((row) => [key(row), { row, below: [] as Node[] }]));
  const roots: Node[] = [];
  for (const node of nodes.values()) (nodes.get(String(node.row["parent"] ?? ""))?.below ?? roots).push(node);
  return roots;
}

function Group({ node, chosen }: { node: Node; chosen: string | undefined }) {
  const { row, below } = node;
  const dates = t.dates(String(row["from_day"] ?? ""), String(row["to_day"] ?? ""));
  return (
    <li>
      <a href={href("bodies", { group: key(row) })} aria-current={chosen === key(row) ? "true" : undefined}>
        {key(row)}
      </a>{" "}
      {row["name"] !== key(row) && <span>{row["name"]}</span>} <span class="soft">{dates}</span>
      {row["officers"] && <span class="soft officers">{row["officers"]}</span>}
      {below.length > 0 && (
        <details>
          <summary>{t.groupsBelow(below.length)}</summary>
          <ul>
            {below.map((n) => (
              <Group node={n} chosen={chosen} />
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

export function Bodies() {
  const { filters } = usePlace();
  const status = useReply<Status>(apiUrl(["status"]));
  const groups = useReply<Row[]>(filters.body ? apiUrl(["groups"], { body: filters.body }) : null);
  return (
    <>
      <section class="figure" aria-labelledby="bodies">
        <h2 id="bodies">{t.whatIsOnRecord}</h2>
        <Ready of={status} what={t.whatIsOnRecord}>
          {({ data }) => <BodyTable bodies={data.bodies} />}
        </Ready>
      </section>
      <section class="figure" aria-labelledby="groups">
        <h2 id="groups">{t.groupsOf(filters.body)}</h2>
        {filters.body ? (
          <Ready of={groups} what={t.filters.group}>
            {({ data }) =>
              data.length === 0 ? (
                <Empty why={t.noGroups} />
              ) : (
                <ul class="tree">
                  {tree(data).map((n) => (
                    <Group node={n} chosen={filters.group} />
                  ))}
                </ul>
              )
            }
          </Ready>
        ) : (
          <p class="note">{t.chooseBodyForGroups}</p>
        )}
      </section>
      <AllMeasured specs={figures} />
    </>
  );
}
