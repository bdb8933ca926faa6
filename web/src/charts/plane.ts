// Charts of two numbers against each other.
import { type Input, type NumberKind, numberText, type Point, pointName } from "../answers";
import type { Row } from "../api";
import { t } from "../texts";
import { type Canvas, type Drawing, tip } from "./chart";

// Two measures of each unit against each other, and a third as the size; the names stand beside the points.
export interface Axis {
  name: string;
  kind: NumberKind;
}

export interface Mark {
  name: string;
  x: number;
  y: number;
  size: number;
}

export function scatter(marks: Mark[], x: Axis, y: Axis, canvas: Canvas): Drawing {
  const { ink, rem } = canvas;
  const most = Math.max(1, ...marks.map((m) => m.size));
  const axis = ({ name, kind }: Axis) => ({
    type: "value",
    name,
    nameLocation: "middle",
    nameGap: rem * 2.2,
    nameTextStyle: { color: ink.soft },
    scale: true,
    splitLine: { lineStyle: { color: ink.grid } },
    axisLabel: { color: ink.soft, formatter: (v: number) => numberText(v, kind) },
  });
  return {
    height: Math.round(Math.min(canvas.width * 0.7, rem * 30)),
    option: {
      grid: { left: rem * 4.5, right: rem * 6, top: rem, bottom: rem * 3.6 },
      tooltip: {
        formatter: ({ dataIndex: i }: { dataIndex: number }) => {
          const m = marks[i]!;
          return tip([m.name, `${x.name}: ${numberText(m.x, x.kind)}`, `${y.name}: ${numberText(m.y, y.kind)}`]);
        },
      },
      xAxis: axis(x),
      yAxis: axis(y),
      series: [
        {
          type: "scatter",
          data: marks.map((m) => [m.x, m.y]),
          symbolSize: (_: unknown, { dataIndex }: { dataIndex: number }) =>
            rem * (0.6 + 2 * Math.sqrt(marks[dataIndex]!.size / most)),
          itemStyle: { color: ink.accent, opacity: 0.65 },
          label: {
            show: true,
            position: "right",
            color: ink.ink,
            fontSize: rem * 0.78,
            formatter: ({ dataIndex }: { dataIndex: number }) => marks[dataIndex]!.name,
          },
          labelLayout: { hideOverlap: true },
        },
      ],
    },
  };
}

// How unevenly the work lies: those who do least first, what part of all they do together (Lorenz 1905). The straight line
// is what it would be if all did the same.
const told = ({ points }: Input): Point[] =>
  points.filter((p) => p.value !== null && p.value > 0 && p.labels[0] !== "").sort((a, b) => a.value! - b.value!);

const sum = (points: Point[]) => points.reduce((all, p) => all + p.value!, 0);

/** Of how many, from the greatest on, half of all comes. */
export function halfOf(input: Input): { few: number; all: number } | null {
  const rising = told(input);
  const half = sum(rising) / 2;
  let few = 0;
  for (let rest = 0; few < rising.length && rest < half; ) rest += rising[rising.length - ++few]!.value!;
  return rising.length > 1 ? { few, all: rising.length } : null;
}

export function lorenz(input: Input, canvas: Canvas): Drawing {
  const { ink, rem, width } = canvas;
  const rising = told(input);
  const whole = sum(rising);
  let before = 0;
  const curve = rising.map((p, i) => [(i + 1) / rising.length, (before += p.value!) / whole]);
  const share = (v: number) => numberText(v, "share");
  const axis = (name: string) => ({
    type: "value",
    min: 0,
    max: 1,
    name,
    nameLocation: "middle",
    nameGap: rem * 2.8,
    nameTextStyle: { color: ink.soft },
    interval: width < 500 ? 0.5 : 0.25,
    splitLine: { lineStyle: { color: ink.grid } },
    axisLabel: { color: ink.soft, formatter: share },
  });
  const line = (data: number[][], style: object) => ({ type: "line", data, symbol: "none", silent: true, ...style });
  return {
    height: Math.round(Math.min(width * 0.8, rem * 26)),
    pick: ({ dataIndex }) => rising[dataIndex],
    option: {
      grid: { left: rem * 5, right: rem * 1.5, top: rem, bottom: rem * 4.2 },
      tooltip: {
        formatter: ({ dataIndex: i }: { dataIndex: number }) =>
          tip([pointName(rising[i]!, input.by), t.lorenzPoint(share(curve[i]![0]!), share(curve[i]![1]!))]),
      },
      xAxis: axis(t.lorenzX),
      yAxis: axis(t.lorenzY(input.part.unit)),
      series: [
        line(
          [
            [0, 0],
            [1, 1],
          ],
          { lineStyle: { color: ink.mute, type: "dashed", width: 1.5 } },
        ),
        line([[0, 0], ...curve], {
          lineStyle: { color: ink.accent, width: 2.5 },
          areaStyle: { color: ink.accent, opacity: 0.08 },
        }),
        { type: "scatter", data: curve, symbolSize: rem * 0.35, itemStyle: { color: ink.accent } },
      ],
    },
  };
}

// Where something lies among others of its kind. A rank is shown with all those that other reasonable choices of method
// would have given it (the strip of each member of the category); an indicator with the values of its cohort.

export interface Strip {
  name: string;
  rank: number;
  low: number; // 5 % and 95 % of the ranks over all scenarios
  high: number;
}

/** The strips of an index's scores; members without a rank or its range have none. */
export const stripsOf = (scores: Row[]): Strip[] =>
  scores.flatMap((row) => {
    const [rank, low, high] = [row["rank"], row["rank_5"], row["rank_95"]];
    if (typeof rank !== "number" || typeof low !== "number" || typeof high !== "number") return [];
    return [{ name: String(row["organization"]), rank, low: Math.round(low), high: Math.round(high) }];
  });

/** A line a member, by rank: the one that is asked about bears its name. */
export function strips(all: Strip[], own: string, canvas: Canvas): Drawing {
  const { ink, rem, width } = canvas;
  const rows = [...all].sort((a, b) => a.rank - b.rank || a.name.localeCompare(b.name));
  const of = Math.max(...rows.flatMap((s) => [s.rank, s.high]));
  const thick = Math.max(1.5, Math.min(rem * 0.5, (rem * 18) / rows.length));
  const isOwn = (i: number) => rows[i]!.name === own;
  return {
    height: Math.round(Math.max(rem * 8, Math.min(rem * 22, rows.length * rem)) + rem * 4),
    option: {
      grid: { left: rem, right: rem * 1.5, top: rem * 0.8, bottom: rem * 3.4 },
      tooltip: {
        formatter: ({ dataIndex: i }: { dataIndex: number }) =>
          tip([rows[i]!.name, t.rankRange(rows[i]!.rank, rows[i]!.low, rows[i]!.high)]),
      },
      xAxis: {
        type: "value",
        min: 1,
        max: Math.max(2, of),
        name: t.rankAxis(of),
        nameLocation: "middle",
        nameGap: rem * 1.9,
        nameTextStyle: { color: ink.soft },
        axisLine: { onZero: false },
        minInterval: 1,
        splitNumber: width < 500 ? 3 : 6,
        splitLine: { lineStyle: { color: ink.grid } },
        axisLabel: { color: ink.soft },
      },
      yAxis: { type: "value", min: -1, max: rows.length, inverse: true, show: false },
      series: [
        {
          type: "custom",
          data: rows.map((s, i) => [s.low, i, s.high]),
          encode: { x: [0, 2], y: 1 },
          renderItem: (
            at: { dataIndex: number },
            api: { value: (i: number) => number; coord: (v: number[]) => number[] },
          ) => {
            const [x1, y] = api.coord([api.value(0), api.value(1)]) as [number, number];
            const [x2] = api.coord([api.value(2), api.value(1)]) as [number];
            const own = isOwn(at.dataIndex);
            const shape = {
              x: x1 - 1,
              y: y - thick / 2,
              width: Math.max(2, x2 - x1 + 2),
              height: own ? thick * 1.6 : thick,
            };
            return {
              type: "rect",
              z2: own ? 2 : 1,
              shape,
              style: { fill: own ? ink.accent : ink.mute, opacity: own ? 0.9 : 0.4 },
            };
          },
        },
        {
          type: "scatter",
          silent: true,
          data: rows.map((s, i) => [s.rank, i]),
          symbolSize: (_: unknown, { dataIndex }: { dataIndex: number }) => (isOwn(dataIndex) ? rem * 0.8 : thick),
          itemStyle: { color: ink.ink },
          z: 5,
          label: {
            show: true,
            position: "right",
            distance: rem,
            backgroundColor: ink.card,
            padding: 2,
            color: ink.ink,
            formatter: ({ dataIndex }: { dataIndex: number }) => (isOwn(dataIndex) ? own : ""),
          },
        },
      ],
    },
  };
}

export interface Gauge {
  name: string;
  cohort: number[]; // of the others
  own: number | null;
  low: number | null;
  high: number | null;
  missing: string; // why there is no value
}

// Dots of one value beside each other: each takes the next free place above or below the line.
function spread(values: number[], step: number): [number, number][] {
  const taken = new Map<number, number>();
  return [...values]
    .sort((a, b) => a - b)
    .map((value) => {
      const bin = Math.round(value / step);
      const n = taken.get(bin) ?? 0;
      taken.set(bin, n + 1);
      return [value, (n % 2 === 0 ? 1 : -1) * Math.ceil(n / 2)];
    });
}

/** A row an indicator, from 0 to 1: a dot each of the cohort, the one that is asked about with its interval. */
export function gauges(all: Gauge[], canvas: Canvas): Drawing {
  const { ink, rem, width } = canvas;
  const dots = all.map((g) => spread(g.cohort, 0.012));
  const tall = Math.max(4, ...dots.flat().map(([, y]) => Math.abs(y)));
  const at = (row: number, y: number) => row + (0.38 * y) / tall;
  const known = all.flatMap((g, row) => (g.own === null ? [] : [{ ...g, own: g.own, row }]));
  const share = (v: number) => numberText(v, "estimate");
  const names = Math.min(width * 0.3, rem * 8);
  return {
    height: Math.round(all.length * rem * 4.4 + rem * 2.4),
    option: {
      grid: { left: names, right: rem * 2.5, top: 4, bottom: rem * 1.8 },
      tooltip: {
        formatter: ({ seriesId, dataIndex }: { seriesId: string; dataIndex: number }) => {
          const g = known[dataIndex];
          if (seriesId !== "own" || !g) return "";
          return tip([
            g.name,
            share(g.own),
            g.low === null || g.high === null ? "" : t.interval(share(g.low), share(g.high)),
          ]);
        },
      },
      xAxis: {
        type: "value",
        min: 0,
        max: 1,
        interval: 0.25,
        axisLine: { onZero: false },
        splitLine: { lineStyle: { color: ink.grid } },
        axisLabel: { color: ink.soft },
      },
      yAxis: [
        {
          type: "value",
          min: -0.5,
          max: all.length - 0.5,
          interval: 0.5,
          inverse: true,
          splitLine: { show: false },
          axisLine: { show: false },
          axisTick: { show: false },
          axisLabel: {
            color: ink.ink,
            width: names - rem,
            overflow: "break",
            formatter: (v: number) => (Number.isInteger(v) ? (all[v]?.name ?? "") : ""),
          },
        },
      ],
      series: [
        {
          type: "scatter",
          silent: true,
          symbolSize: Math.max(3, Math.min(rem * 0.45, (rem * 1.6) / tall)),
          itemStyle: { color: ink.mute, opacity: 0.6 },
          data: dots.flatMap((row, i) => row.map(([x, y]) => [x, at(i, y)])),
        },
        {
          type: "custom",
          silent: true,
          z: 4,
          data: known.flatMap((g) => (g.low === null || g.high === null ? [] : [[g.low, g.row, g.high]])),
          encode: { x: [0, 2], y: 1 },
          renderItem: (_: unknown, api: { value: (i: number) => number; coord: (v: number[]) => number[] }) => {
            const [x1, y] = api.coord([api.value(0), api.value(1)]) as [number, number];
            const [x2] = api.coord([api.value(2), api.value(1)]) as [number];
            const d = `M${x1} ${y - 5}V${y + 5}M${x1} ${y}H${x2}M${x2} ${y - 5}V${y + 5}`;
            return { type: "path", shape: { pathData: d }, style: { stroke: ink.ink, fill: "none", lineWidth: 1.5 } };
          },
        },
        {
          type: "scatter",
          id: "own",
          symbol: "diamond",
          symbolSize: rem,
          z: 5,
          itemStyle: { color: ink.accent, opacity: 1, borderColor: ink.card, borderWidth: 1.5 },
          data: known.map((g) => [g.own, g.row]),
          label: {
            show: true,
            position: "top",
            color: ink.ink,
            formatter: ({ dataIndex }: { dataIndex: number }) => share(known[dataIndex]!.own),
          },
        },
        {
          type: "scatter",
          silent: true,
          symbolSize: 0.1,
          itemStyle: { color: "transparent" },
          data: all.flatMap((g, row) => (g.own === null ? [[0, row]] : [])),
          label: {
            show: true,
            position: "right",
            color: ink.soft,
            formatter: ({ dataIndex }: { dataIndex: number }) => all.filter((g) => g.own === null)[dataIndex]!.missing,
          },
        },
      ],
    },
  };
}
