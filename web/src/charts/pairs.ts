// Charts of who works with whom: a matrix, and a drawing of the same pairs.
import { type Input, intervalText, type Point, valueText } from "../answers";
import { t } from "../texts";
import { type Canvas, type Drawing, tip } from "./chart";

// Who works with whom, readable at any size: a cell a pair, those who work together most beside each other. A pair of which
// nothing is on record has an empty cell, never a zero.
const most = 30;

/** The units with most links, those of a community together. */
export function units(points: Point[], community: (name: string) => string): string[] {
  const totals = new Map<string, number>();
  for (const p of points) for (const name of p.labels) totals.set(name, (totals.get(name) ?? 0) + (p.value ?? 0));
  const kept = [...totals]
    .filter(([name]) => name !== "")
    .sort((a, b) => b[1] - a[1])
    .slice(0, most)
    .map(([name]) => name);
  return kept.sort((a, b) => community(a).localeCompare(community(b), "en", { numeric: true }) || a.localeCompare(b));
}

export function matrix({ points, part }: Input, canvas: Canvas, community: (name: string) => string): Drawing {
  const { ink, rem, width } = canvas;
  const names = units(points, community);
  const at = new Map(names.map((name, i) => [name, i]));
  const pairs = points.filter((p) => p.value !== null && p.labels.every((l) => at.has(l)));
  const cells = pairs.flatMap((p) => {
    const [a, b] = [at.get(p.labels[0]!)!, at.get(p.labels[1]!)!];
    return a === b
      ? [{ value: [a, b, p.value!], point: p }]
      : [
          { value: [a, b, p.value!], point: p },
          { value: [b, a, p.value!], point: p },
        ];
  });
  const nameWidth = Math.min(width * 0.3, rem * 14);
  const side = Math.min((width - nameWidth - 8) / names.length, rem * 2.2);
  const top = Math.max(1, ...pairs.map((p) => p.value!));
  const axis = {
    type: "category",
    data: names,
    axisTick: { show: false },
    axisLine: { show: false },
    splitArea: { show: false },
    axisLabel: {
      color: ink.ink,
      interval: 0,
      width: nameWidth,
      overflow: "truncate",
      fontSize: Math.min(rem * 0.8, side * 0.85),
    },
  };
  return {
    height: Math.round(side * names.length + rem * 4 + nameWidth * 0.75),
    pick: ({ data }) => (data as { point?: Point }).point,
    option: {
      grid: { left: nameWidth + 8, top: 4, width: side * names.length, height: side * names.length },
      tooltip: {
        formatter: ({ data }: { data: { point: Point } }) =>
          tip([
            data.point.labels.join(" – "),
            `${valueText(data.point, part.kind)} ${part.unit}`,
            intervalText(data.point, part.kind),
          ]),
      },
      xAxis: { ...axis, position: "bottom", axisLabel: { ...axis.axisLabel, rotate: 60, width: nameWidth * 0.8 } },
      yAxis: { ...axis, inverse: true },
      visualMap: {
        type: "continuous",
        min: 0,
        max: top,
        calculable: false,
        orient: "horizontal",
        left: nameWidth + 8,
        bottom: 0,
        itemHeight: rem * 8,
        itemWidth: rem * 0.8,
        inRange: { color: ink.heat },
        textStyle: { color: ink.ink },
        text: [valueText({ value: top, state: "value" }, part.kind), "0"],
      },
      series: [
        {
          type: "heatmap",
          data: cells,
          itemStyle: { borderColor: ink.card, borderWidth: 1 },
          emphasis: { itemStyle: { borderColor: ink.ink } },
        },
      ],
    },
  };
}

// The same pairs as a drawing: those who work together lie together. A picture to find one's way, not to read numbers from.
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
