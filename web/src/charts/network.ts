// The same pairs as a drawing: those who work together lie together. A picture to find one's way, not to read numbers from.
import { valueText, type Point, type Input } from "../answers";
import { t } from "../texts";
import { tip, type Canvas, type Drawing } from "./chart";
import { units } from "./matrix";

// Springs along links, all else repels (Fruchterman and Reingold 1991). It begins on a circle and has no chance in it, so the
// same links give the same drawing.
interface Link {
  from: number;
  to: number;
  weight: number; // 0 to 1
}

type Place = [x: number, y: number];

function step(places: Place[], links: Link[], reach: number, heat: number) {
  const push = places.map((): Place => [0, 0]);
  const move = (i: number, j: number, force: (distance: number) => number) => {
    const [dx, dy] = [places[i]![0] - places[j]![0], places[i]![1] - places[j]![1]];
    const distance = Math.max(Math.hypot(dx, dy), 1e-3);
    const [fx, fy] = [(dx / distance) * force(distance), (dy / distance) * force(distance)];
    push[i]![0] += fx;
    push[i]![1] += fy;
    push[j]![0] -= fx;
    push[j]![1] -= fy;
  };
  for (let i = 0; i < places.length; ++i)
    for (let j = i + 1; j < places.length; ++j) move(i, j, (d) => (reach * reach) / d);
  for (const { from, to, weight } of links) move(from, to, (d) => (-weight * d * d) / reach);
  for (const [i, place] of places.entries()) {
    const [px, py] = [push[i]![0] - place[0] * 0.2, push[i]![1] - place[1] * 0.2]; // what has no links stays in sight
    const length = Math.max(Math.hypot(px, py), 1e-9);
    place[0] += (px / length) * Math.min(length, heat);
    place[1] += (py / length) * Math.min(length, heat);
  }
}

// Places for `count` nodes, each coordinate from 0 to 1.
function layout(count: number, links: Link[]): Place[] {
  const places = Array.from(
    { length: count },
    (_, i): Place => [Math.cos((2 * Math.PI * i) / count), Math.sin((2 * Math.PI * i) / count)],
  );
  const rounds = 300;
  for (let round = 0; round < rounds; ++round) step(places, links, 1.6 / Math.sqrt(count), 0.15 * (1 - round / rounds));
  const range = (at: 0 | 1) => [Math.min(...places.map((p) => p[at])), Math.max(...places.map((p) => p[at]))] as const;
  const [[left, right], [low, high]] = [range(0), range(1)];
  return places.map(([x, y]) => [(x - left) / (right - left || 1), (y - low) / (high - low || 1)]);
}

export function network({ points, part }: Input, canvas: Canvas, community: (name: string) => string): Drawing {
  const { ink, rem, width } = canvas;
  const names = units(points, community);
  const at = new Map(names.map((name, i) => [name, i]));
  const above = (p: Point) => typeof p.row["ratio"] === "number" && p.row["ratio"] > 1;
  const pairs = points.filter(
    (p) => p.value !== null && above(p) && p.labels[0] !== p.labels[1] && p.labels.every((l) => at.has(l)),
  );
  const most = Math.max(1, ...pairs.map((p) => p.value!));
  const groups = [...new Set(names.map(community))];
  const strength = names.map((name) =>
    pairs.filter((p) => p.labels.includes(name)).reduce((sum, p) => sum + p.value!, 0),
  );
  const strongest = Math.max(1, ...strength);
  const height = Math.round(Math.min(width * 0.7, rem * 34));
  const places = layout(
    names.length,
    pairs.map((p) => ({ from: at.get(p.labels[0]!)!, to: at.get(p.labels[1]!)!, weight: Math.sqrt(p.value! / most) })),
  );
  return {
    height,
    pick: ({ data }) => (data as { point?: Point }).point,
    option: {
      tooltip: {
        formatter: ({ data }: { data: { point?: Point; name?: string } }) =>
          tip(
            data.point
              ? [data.point.labels.join(t.with), `${valueText(data.point, part.kind)} ${part.unit}`]
              : [data.name ?? ""],
          ),
      },
      series: [
        {
          type: "graph",
          layout: "none",
          roam: false,
          left: rem * 2,
          top: rem * 1.5,
          width: width - rem * 12,
          height: height - rem * 3,
          data: names.map((name, i) => ({
            name,
            x: places[i]![0] * (width - rem * 12),
            y: places[i]![1] * (height - rem * 3),
            symbolSize: rem * (0.6 + 1.2 * Math.sqrt(strength[i]! / strongest)),
            itemStyle: { color: ink.lines[groups.indexOf(community(name)) % ink.lines.length] },
          })),
          links: pairs.map((p) => ({
            source: p.labels[0],
            target: p.labels[1],
            value: p.value,
            point: p,
            lineStyle: { width: 0.5 + (5 * p.value!) / most },
          })),
          lineStyle: { color: ink.mute, opacity: 0.35 },
          label: {
            show: true,
            position: "right",
            color: ink.ink,
            fontSize: rem * 0.75,
            width: rem * 9,
            overflow: "truncate",
          },
          labelLayout: { hideOverlap: true },
          emphasis: { focus: "adjacency" },
        },
      ],
    },
  };
}
