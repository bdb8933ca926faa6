// Where those who take part come from: how many, how strongly against the members there, and who is missing.
import { useEffect, useState } from "preact/hooks";
import { pointName } from "../answers";
import { loadWorld, map, offMap } from "../charts/map";
import { AllMeasured, Measured, type Spec } from "../measured";
import { change, usePlace } from "../route";
import { t } from "../texts";

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

const figures: Spec[] = [
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
      <AllMeasured specs={figures} />
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
