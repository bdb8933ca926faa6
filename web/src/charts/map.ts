// Where. Shades for rates, circles for counts: an area in a shade reads as how strongly, a circle's area as how many.
// Equal Earth (Šavrič, Patterson, Jenny 2018), so that no country looks greater than it is.
import { registerMap } from "echarts/core";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { amountText, type Input, intervalText, type Point, valueText } from "../answers";
import { countries, countryName, t } from "../texts";
import { type Canvas, type Drawing, tip } from "./chart";

const [a1, a2, a3, a4] = [1.340264, -0.081106, 0.000893, 0.003796];
const half = Math.sqrt(3) / 2;

function project([longitude, latitude]: number[]): number[] {
  const o = Math.asin(half * Math.sin((latitude! * Math.PI) / 180));
  const [o2, o6] = [o * o, o ** 6];
  const x = (((longitude! * Math.PI) / 180) * Math.cos(o)) / (half * (a1 + 3 * a2 * o2 + o6 * (7 * a3 + 9 * a4 * o2)));
  return [x, -o * (a1 + a2 * o2 + o6 * (a3 + a4 * o2))];
}

const centres = new Map<string, number[]>(); // of each country's largest part, in degrees

/** Loads the world, once; resolves when maps can be drawn. */
export async function loadWorld(): Promise<void> {
  if (centres.size > 0) return;
  const { default: world } = await import("world-atlas/countries-110m.json");
  const topology = world as unknown as Topology<{ countries: GeometryCollection }>;
  const letters = new Map(countries.map(([alpha2, number]) => [number, alpha2]));
  const all = feature(topology, topology.objects.countries)
    .features.map((f) => ({ ...f, properties: { name: letters.get(String(f.id).padStart(3, "0")) ?? "" } }))
    .filter((f) => f.properties.name !== "AQ");
  for (const f of all) centres.set(f.properties.name, centre(f.geometry as never));
  for (const f of all) for (const ring of rings(f.geometry as never)) closeAcrossDateLine(ring);
  registerMap("world", { type: "FeatureCollection", features: all } as never);
}

interface Shape {
  type: "Polygon" | "MultiPolygon";
  coordinates: number[][][] | number[][][][];
}

const rings = ({ type, coordinates }: Shape): number[][][] =>
  type === "Polygon" ? [coordinates[0] as number[][]] : (coordinates as number[][][][]).map((p) => p[0]!);

// What lies on the date line has points at both ends of the map; they belong to the eastern one.
function closeAcrossDateLine(ring: number[][]) {
  const x = ring.map((p) => p[0]!);
  if (Math.max(...x) - Math.min(...x) > 350) for (const p of ring) if (p[0]! < 0) p[0]! += 360;
}

function centre(shape: Shape): number[] {
  const boxes = rings(shape).map((ring) => {
    const [x, y] = [ring.map((p) => p[0]!), ring.map((p) => p[1]!)];
    return { x: [Math.min(...x), Math.max(...x)], y: [Math.min(...y), Math.max(...y)] };
  });
  const size = (b: (typeof boxes)[number]) => (b.x[1]! - b.x[0]!) * (b.y[1]! - b.y[0]!);
  const best = boxes.sort((a, b) => size(b) - size(a))[0]!;
  return [(best.x[0]! + best.x[1]!) / 2, (best.y[0]! + best.y[1]!) / 2];
}

/** Points that no map of this scale can show: small states, and what has no country. */
export function offMap(points: Point[]): Point[] {
  return points.filter((p) => !centres.has(p.labels[0]!));
}

// Shades of a rate: five steps; of a ratio both ways from 1, in two colours, on a scale of factors.
function shades({ part }: Input, most: number, { ink }: Canvas) {
  if (part.name === "ratio") {
    const cuts = [0, 0.5, 0.8, 1.25, 2];
    return {
      pieces: cuts.map((low, i) => ({ gte: low, ...(i < 4 && { lt: cuts[i + 1] }), label: t.ratioSteps[i] })),
      inRange: { color: ink.ratio },
    };
  }
  const end = part.kind === "share" ? 1 : most;
  const words = (v: number) => valueText({ value: Math.min(Math.max(0, v), end), state: "value" }, part.kind);
  return {
    splitNumber: 5,
    min: 0,
    max: end,
    precision: 2,
    inRange: { color: ink.heat.slice(1, 6) },
    formatter: (low: number, high: number) => t.range(words(low), words(high)),
  };
}

function choropleth(input: Input, drawn: Point[], canvas: Canvas) {
  const { ink, rem } = canvas;
  const most = Math.max(...drawn.map((p) => p.value!), 0);
  return {
    visualMap: {
      type: "piecewise",
      orient: "horizontal",
      left: 0,
      bottom: 0,
      selectedMode: false,
      textStyle: { color: ink.ink, fontSize: rem * 0.78 },
      ...shades(input, most, canvas),
    },
    series: [
      {
        type: "map",
        ...world(canvas, rem * 2.5),
        selectedMode: false,
        data: drawn.map((p) => ({ name: p.labels[0], value: p.value })),
      },
    ],
  };
}

function circles(drawn: Point[], canvas: Canvas) {
  const { ink, rem } = canvas;
  const most = Math.max(1, ...drawn.map((p) => p.value!));
  return {
    geo: world(canvas, 4),
    series: [
      {
        type: "scatter",
        coordinateSystem: "geo",
        itemStyle: { color: ink.accent, opacity: 0.65, borderColor: ink.card },
        data: drawn.map((p) => ({ name: p.labels[0], value: [...centres.get(p.labels[0]!)!, p.value] })),
        symbolSize: (value: number[]) => Math.max(3, Math.sqrt(value[2]! / most) * rem * 2.6),
      },
    ],
  };
}

const world = ({ ink }: Canvas, bottom: number) => ({
  map: "world",
  projection: { project, unproject: (point: number[]) => point }, // no click needs the way back: the map does not move
  roam: false,
  top: 4,
  bottom,
  left: 0,
  right: 0,
  itemStyle: { areaColor: ink.ghost, borderColor: ink.card, borderWidth: 0.6 },
  emphasis: { disabled: true },
});

export function map(input: Input, canvas: Canvas, rates: boolean): Drawing {
  const { points, part } = input;
  const of = new Map(points.map((p) => [p.labels[0]!, p]));
  const drawn = points.filter((p) => p.value !== null && centres.has(p.labels[0]!));
  const formatter = ({ name }: { name: string }) => {
    const p = of.get(name);
    if (!p) return tip([countryName(name), t.states["no data"]]);
    return tip([countryName(name), amountText(p, part), intervalText(p, part.kind)]);
  };
  return {
    height: Math.round(Math.min(canvas.width * 0.52, canvas.rem * 34)),
    pick: ({ name }) => of.get(name ?? ""),
    option: { tooltip: { formatter }, ...(rates ? choropleth(input, drawn, canvas) : circles(drawn, canvas)) },
  };
}
