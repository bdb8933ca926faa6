// What a visitor wants first: how many take part, what has changed, and how much of it is known.
import { AllMeasured, type Spec } from "../measured";
import { coverageText, filtered, intervalText, parts, points, suppressedText, valueText } from "../answers";
import { apiUrl, useReply, type Answer, type Metric, type Status } from "../api";
import { href, usePlace } from "../route";
import { Ready } from "../states";
import { t } from "../texts";
import { BodyTable } from "./quality";

const tiles = ["organizations_active", "people_active", "deliverables", "share_unknown"] as const;

const figures: Spec[] = [
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
  const status = useReply<Status>(apiUrl(["status"]));
  return (
    <>
      <ul class="tiles">
        {tiles.map((metric) => (
          <Tile metric={metric} label={t.tiles[metric]} />
        ))}
      </ul>
      <AllMeasured specs={figures} />
      <section class="figure" aria-labelledby="known">
        <h2 id="known">{t.whatIsOnRecord}</h2>
        <Ready of={status} what={t.whatIsOnRecord}>
          {({ data }) => <BodyTable bodies={data.bodies} />}
        </Ready>
      </section>
    </>
  );
}
