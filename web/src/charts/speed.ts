// Charts of how fast: what has ended by when, with the numbers still watched under it; and what is under way between
// what begins and what ends.
import { boundsText, labelText, numberText, type Input, type Point } from "../answers";
import { t } from "../texts";
import { tip, type Canvas, type Drawing } from "./chart";

/** One curve: its points lie at `after`, of `row`. */
interface Curve {
  name: string;
  points: Point[];
}

const after = (p: Point) => Number(p.row["after"]);
const atRisk = (p: Point) => Number(p.row["at_risk"] ?? 0);
const most = 6;

// The curves of an answer, those of the most records where there is no room for all, in the order of their names.
function curvesOf({ points, by }: Input): Curve[] {
  const named = new Map<string, Point[]>();
  for (const p of points) {
    if (p.value === null) continue;
    const name = by.map((slice, i) => labelText(slice, p.labels[i]!)).join(", ");
    named.set(name, [...(named.get(name) ?? []), p]);
  }
  return [...named]
    .map(([name, of]) => ({ name, points: of }))
    .filter((curve) => curve.points.length > 1)
    .sort((a, b) => atRisk(b.points[0]!) - atRisk(a.points[0]!))
    .slice(0, most)
    .sort((a, b) => a.name.localeCompare(b.name));
}

// The first time by which half have ended; null where fewer have so far.
const halfTime = (curve: Curve): number | null => {
  const point = curve.points.find((p) => p.value! >= 0.5);
  return point ? after(point) : null;
};

/** "Half after: AAP 23 months, TAP 43 months." */
export function curveSentence(input: Input, unit: string): string {
  const curves = curvesOf(input);
  const reached = curves.flatMap((curve) => {
    const time = halfTime(curve);
    return time === null ? [] : [t.curveHalf(curve.name, `${numberText(time, "estimate")} ${unit}`)];
  });
  return t.curveSentence(
    reached,
    curves.filter((curve) => halfTime(curve) === null).map((curve) => curve.name || t.all),
  );
}

// Ticks of a scale of time: a year is cut into twelve.
const tickOf = (end: number, room: number) =>
  [1, 2, 3, 6, 12, 24, 36, 60, 120].find((step) => end / step <= room) ?? Math.ceil(end / room);

// The area between the ends of the intervals, from each point to the next.
function band({ points }: Curve, colour: string) {
  const data = points.flatMap((p, i) => {
    const next = points[i + 1];
    return next && p.low !== null && p.high !== null ? [[after(p), after(next), p.low, p.high]] : [];
  });
  return {
    type: "custom",
    silent: true,
    z: 1,
    data,
    encode: { x: [0, 1], y: [2, 3] },
    renderItem: (_: unknown, api: { value: (i: number) => number; coord: (v: number[]) => number[] }) => {
      const [x1, low] = api.coord([api.value(0), api.value(2)]) as [number, number];
      const [x2, high] = api.coord([api.value(1), api.value(3)]) as [number, number];
      return {
        type: "rect",
        shape: { x: x1, y: high, width: x2 - x1, height: low - high },
        style: { fill: colour, opacity: 0.16 },
      };
    },
  };
}

function line(curve: Curve, index: number, { ink, rem }: Canvas) {
  return {
    type: "line",
    id: `c${index}`,
    step: "end",
    symbol: "none",
    triggerLineEvent: true,
    color: ink.lines[index],
    lineStyle: { width: 2.5 },
    data: curve.points.map((p) => [after(p), p.value]),
    endLabel: {
      show: true,
      formatter: curve.name,
      color: ink.names[index],
      backgroundColor: ink.card,
      padding: 2,
      width: rem * 7,
      overflow: "truncate",
    },
    labelLayout: { moveOverlap: "shiftY" },
  };
}

// How many are still watched at each tick: few at the end of a curve means that little is known there.
function risks(curve: Curve, row: number, tick: number, { ink }: Canvas) {
  const shown = curve.points.filter((p) => Math.abs(after(p) / tick - Math.round(after(p) / tick)) < 1e-6);
  return {
    type: "scatter",
    silent: true,
    xAxisIndex: 1,
    yAxisIndex: 1,
    symbolSize: 0.1,
    itemStyle: { color: "transparent" },
    data: shown.map((p) => [after(p), row]),
    label: {
      show: true,
      color: ink.ink,
      formatter: ({ dataIndex }: { dataIndex: number }) => numberText(atRisk(shown[dataIndex]!), "count"),
    },
  };
}

function told(curves: Curve[], unit: string) {
  return (at: { value: number[] }[]) => {
    const time = at[0]!.value[0]!;
    return tip([
      `${numberText(time, "count")} ${unit}`,
      ...curves.flatMap((curve) => {
        const p = curve.points.find((x) => Math.abs(after(x) - time) < 1e-6);
        if (!p) return [];
        const range = p.low === null || p.high === null ? "" : ` (${t.range(...boundsText(p.low, p.high, "share"))})`;
        return [`${curve.name}: ${numberText(p.value!, "share")}${range}, ${t.stillWatched(atRisk(p))}`];
      }),
    ]);
  };
}

export function survival(input: Input, unit: string, canvas: Canvas): Drawing {
  const { ink, rem, width } = canvas;
  const curves = curvesOf(input);
  const end = Math.max(...curves.map((c) => after(c.points[c.points.length - 1]!)));
  const tick = tickOf(end, width < 500 ? 5 : 10);
  const left = Math.min(width * 0.36, rem * (3 + 0.52 * Math.max(8, ...curves.map((c) => c.name.length))));
  const [right, high] = [width < 500 ? rem : rem * 7.5, rem * 16];
  const times = { type: "value", min: 0, max: Math.ceil(end / tick) * tick, interval: tick };
  return {
    height: Math.round(high + rem * 5 + curves.length * rem * 1.4),
    pick: ({ seriesId }) => curves[Number((seriesId ?? "").slice(1))]?.points[0],
    option: {
      title: {
        text: t.stillWatchedTitle,
        left: 0,
        top: high + rem * 2.9,
        padding: 0,
        textStyle: { color: ink.soft, fontSize: rem * 0.8, fontWeight: 400 },
      },
      grid: [
        { left, right, top: 12, height: high - rem },
        { left, right, top: high + rem * 4.3, height: curves.length * rem * 1.4 },
      ],
      tooltip: { trigger: "axis", axisPointer: { lineStyle: { color: ink.mute } }, formatter: told(curves, unit) },
      xAxis: [
        {
          ...times,
          name: unit,
          nameLocation: "middle",
          nameGap: rem * 1.7,
          nameTextStyle: { color: ink.soft },
          splitLine: { show: false },
          axisLine: { show: true, lineStyle: { color: ink.soft } },
          axisLabel: { color: ink.soft, formatter: (v: number) => numberText(v, "count") },
        },
        { ...times, gridIndex: 1, show: false },
      ],
      yAxis: [
        {
          type: "value",
          min: 0,
          max: 1,
          interval: 0.25,
          splitLine: { lineStyle: { color: ink.grid } },
          axisLabel: { color: ink.soft, formatter: (v: number) => numberText(v, "share") },
        },
        {
          type: "category",
          gridIndex: 1,
          inverse: true,
          data: curves.map((c) => c.name || t.all),
          axisTick: { show: false },
          axisLine: { show: false },
          axisLabel: {
            color: (_: unknown, i: number) => ink.names[i],
            width: left - rem * 2.4,
            margin: rem * 2,
            overflow: "truncate",
            interval: 0,
          },
        },
      ],
      series: [
        ...curves.map((c, i) => band(c, ink.lines[i]!)),
        ...curves.map((c, i) => (width < 500 ? { ...line(c, i, canvas), endLabel: undefined } : line(c, i, canvas))),
        ...curves.map((c, i) => risks(c, i, tick, canvas)),
      ],
    },
  };
}

/** A period: how many ended in it, and how many were under way at its end. */
export interface Flow {
  period: string;
  ended: number;
  open: number;
}

/** What has ended so far, and above it what is under way: the upper edge is what has begun. */
export function flow(periods: Flow[], names: { ended: string; open: string }, canvas: Canvas): Drawing {
  const { ink, rem } = canvas;
  let sum = 0;
  const ended = periods.map((p) => (sum += p.ended));
  const layer = (name: string, data: number[], colour: string, opacity: number) => ({
    type: "line",
    name,
    stack: "flow",
    symbol: "none",
    data,
    color: colour,
    lineStyle: { width: 1.5 },
    areaStyle: { color: colour, opacity },
    endLabel: { show: true, formatter: name, color: ink.ink },
  });
  return {
    height: Math.round(rem * 17),
    option: {
      grid: { left: 8, right: rem * 8, top: 12, bottom: 4, containLabel: true },
      tooltip: {
        trigger: "axis",
        formatter: ([at]: { dataIndex: number }[]) => {
          const i = at!.dataIndex;
          const said = [
            `${names.ended}: ${numberText(ended[i]!, "count")}`,
            `${names.open}: ${numberText(periods[i]!.open, "count")}`,
          ];
          return tip([periods[i]!.period, ...said]);
        },
      },
      xAxis: {
        type: "category",
        boundaryGap: false,
        data: periods.map((p) => p.period),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: ink.soft } },
        axisLabel: { color: ink.soft, hideOverlap: true },
      },
      yAxis: {
        type: "value",
        min: 0,
        splitLine: { lineStyle: { color: ink.grid } },
        axisLabel: { color: ink.soft, formatter: (v: number) => numberText(v, "count") },
      },
      series: [
        layer(names.ended, ended, ink.mute, 0.35),
        layer(
          names.open,
          periods.map((p) => p.open),
          ink.accent,
          0.45,
        ),
      ],
    },
  };
}
