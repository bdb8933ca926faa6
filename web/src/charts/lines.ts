// How it changed. Up to three lines share one frame and bear their names; more become small multiples on one scale. Bands
// are the 95 % interval; a period without data is a gap; the last one, when it is not over, is dashed.
import { type Input, intervalText, labelText, type Part, type Point, valueText } from "../answers";
import { t } from "../texts";
import { type Canvas, type Drawing, tip } from "./chart";

interface Line {
  name: string;
  points: (Point | undefined)[]; // one a period
}

/** All periods between the first and the last: years without a row are shown, as gaps. */
function periodsOf(labels: string[]): string[] {
  const all = [...new Set(labels.filter(Boolean))].sort();
  if (all.length === 0 || !all.every((p) => /^\d{4}$/.test(p))) return all;
  const first = Number(all[0]);
  return Array.from({ length: Number(all[all.length - 1]) - first + 1 }, (_, i) => String(first + i));
}

function linesOf({ points, by }: Input): { periods: string[]; lines: Line[] } {
  const time = by.length - 1;
  const periods = periodsOf(points.map((p) => p.labels[time]!));
  const named = new Map<string, Map<string, Point>>();
  for (const p of points) {
    if (!p.labels[time]) continue;
    const name = time === 0 ? "" : labelText(by[0], p.labels[0]!);
    if (!named.has(name)) named.set(name, new Map());
    named.get(name)!.set(p.labels[time]!, p);
  }
  const lines = [...named].map(([name, of]) => ({ name, points: periods.map((period) => of.get(period)) }));
  return { periods, lines };
}

const most = 8;

// The greatest where there is no room for all; then back in the order of their names: no ranking.
function leading(lines: Line[]): Line[] {
  const total = (line: Line) => line.points.reduce((sum, p) => sum + (p?.value ?? 0), 0);
  const kept = new Set([...lines].sort((a, b) => total(b) - total(a)).slice(0, most));
  return lines
    .filter((line) => kept.has(line))
    .sort((a, b) => Number(a.name === t.unknown) - Number(b.name === t.unknown) || a.name.localeCompare(b.name));
}

// A quadrilateral between two neighbouring periods that both have an interval.
function band(line: Line, colour: string, axis: number) {
  const data = line.points.slice(1).flatMap((p, i) => {
    const before = line.points[i];
    if (!p || !before || p.low === null || p.high === null || before.low === null || before.high === null) return [];
    return [[i, before.low, before.high, p.low, p.high]];
  });
  return {
    type: "custom",
    silent: true,
    z: 1,
    xAxisIndex: axis,
    yAxisIndex: axis,
    data,
    encode: { x: 0, y: [1, 2, 3, 4] },
    renderItem: (_: unknown, api: { value: (i: number) => number; coord: (v: number[]) => number[] }) => {
      const x = api.value(0);
      const corners = [
        [x, api.value(1)],
        [x, api.value(2)],
        [x + 1, api.value(4)],
        [x + 1, api.value(3)],
      ];
      return {
        type: "polygon",
        shape: { points: corners.map((c) => api.coord(c)) },
        style: { fill: colour, opacity: 0.16 },
      };
    },
  };
}

interface Frame {
  input: Input;
  canvas: Canvas;
  partial: boolean; // the last period is not over
}

function drawn(line: Line, index: number, colour: string, axis: number, frame: Frame) {
  const values = line.points.map((p) => p?.value ?? null);
  const last = values.length - 1;
  const common = { type: "line", xAxisIndex: axis, yAxisIndex: axis, symbol: "circle", symbolSize: 5, color: colour };
  const whole = {
    ...common,
    id: `${axis}:${index}`,
    data: frame.partial ? values.map((v, i) => (i === last ? null : v)) : values,
    lineStyle: { width: 2.5, color: colour },
  };
  if (!frame.partial) return [whole];
  const data = values.map((v, i) => (i >= last - 1 ? v : null));
  return [whole, { ...common, data, lineStyle: { width: 2, color: colour, type: "dashed" } }];
}

// The names of lines at their ends; where two would lie on each other, one moves.
function names(lines: Line[], { canvas: { ink, rem } }: Frame) {
  const ends = lines.flatMap((line, index) => {
    const at = line.points.findLastIndex((p) => p !== undefined && p.value !== null);
    return at < 0 ? [] : [{ value: [at, line.points[at]!.value!], line, index }];
  });
  return {
    type: "scatter",
    silent: true,
    symbolSize: 0.1,
    itemStyle: { color: "transparent" },
    labelLayout: { moveOverlap: "shiftY" },
    data: ends.map(({ value, line, index }) => ({
      value,
      label: {
        show: true,
        position: "right",
        distance: 8,
        formatter: line.name,
        color: ink.names[index],
        width: rem * 7,
        overflow: "truncate",
      },
    })),
  };
}

// A number that is withheld has a mark at the foot of its period: neither a gap nor a zero.
function withheld(line: Line, colour: string, axis: number) {
  const data = line.points.flatMap((p, i) => (p?.state === "suppressed" ? [[i, 0]] : []));
  const itemStyle = { color: "transparent", borderColor: colour, borderWidth: 1.5 };
  return {
    type: "scatter",
    silent: true,
    xAxisIndex: axis,
    yAxisIndex: axis,
    symbol: "diamond",
    symbolSize: 10,
    itemStyle,
    data,
  };
}

function tooltip({ input, canvas }: Frame, lines: Line[], periods: string[]) {
  return {
    trigger: "axis",
    axisPointer: { lineStyle: { color: canvas.ink.mute } },
    formatter: (at: { dataIndex: number; axisIndex?: number; seriesId?: string }[]) => {
      const i = at[0]!.dataIndex;
      const said = lines.map((line) => {
        const p = line.points[i];
        const words = p
          ? [valueText(p, input.part.kind), intervalText(p, input.part.kind)]
          : [valueText({ value: null, state: "no data" }, "count")];
        return [line.name, words.filter(Boolean).join(", ")].filter(Boolean).join(": ");
      });
      return tip([periods[i]!, ...said]);
    },
  };
}

function yAxis({ input, canvas }: Frame, index: number, top: number, labels: boolean) {
  const { ink } = canvas;
  return {
    type: "value",
    gridIndex: index,
    min: 0,
    max: top,
    interval: top / pieces(top, input.part),
    splitLine: { lineStyle: { color: ink.grid } },
    axisLabel: {
      show: labels,
      color: ink.soft,
      formatter: (v: number) => valueText({ value: v, state: "value" }, input.part.kind),
    },
  };
}

function xAxis({ canvas }: Frame, index: number, periods: string[], label = {}) {
  return {
    type: "category",
    gridIndex: index,
    data: periods,
    boundaryGap: false,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: canvas.ink.soft } },
    axisLabel: { color: canvas.ink.soft, hideOverlap: true, ...label },
  };
}

function together(frame: Frame, periods: string[], lines: Line[]): Drawing {
  const { ink, rem } = frame.canvas;
  const named = lines.length > 1 || lines[0]?.name;
  return {
    height: Math.round(rem * 17),
    pick: pickOf(lines),
    option: {
      grid: [{ left: 8, right: named ? rem * 7.5 : rem * 1.5, top: 12, bottom: 4, containLabel: true }],
      tooltip: tooltip(frame, lines, periods),
      xAxis: [xAxis(frame, 0, periods)],
      yAxis: [yAxis(frame, 0, nice(greatest(lines), frame.input.part), true)],
      series: lines
        .flatMap((line, i) => [
          band(line, ink.lines[i]!, 0),
          withheld(line, ink.lines[i]!, 0),
          ...drawn(line, i, ink.lines[i]!, 0, frame),
        ])
        .concat(named ? [names(lines, frame) as never] : []),
    },
  };
}

// A series' id is "frame:line".
function pickOf(lines: Line[], multiples = false) {
  return ({ seriesId, dataIndex }: { seriesId?: string; dataIndex: number }) => {
    const [axis, index] = (seriesId ?? "").split(":").map(Number);
    return lines[(multiples ? axis : index) ?? 0]?.points[dataIndex];
  };
}

function multiples(frame: Frame, periods: string[], lines: Line[]): Drawing {
  const { ink, rem, width } = frame.canvas;
  const columns = Math.max(1, Math.min(4, Math.floor(width / (rem * 13))));
  const cell = { width: (width - rem * 3) / columns, height: rem * 9.5 };
  const at = (i: number) => ({
    left: rem * 3 + (i % columns) * cell.width,
    top: Math.floor(i / columns) * cell.height,
  });
  const top = nice(greatest(lines), frame.input.part);
  const isEnd = (i: number) => i === 0 || i === periods.length - 1;
  const endsOnly = { interval: isEnd, alignMinLabel: "left", alignMaxLabel: "right" };
  return {
    height: Math.round(Math.ceil(lines.length / columns) * cell.height + rem * 0.5),
    pick: pickOf(lines, true),
    option: {
      title: lines.map((line, i) => ({
        text: line.name,
        left: at(i).left,
        top: at(i).top,
        padding: 0,
        textStyle: {
          fontSize: rem * 0.85,
          fontWeight: 600,
          color: ink.ink,
          width: cell.width - rem,
          overflow: "truncate",
        },
      })),
      grid: lines.map((_, i) => ({
        left: at(i).left,
        top: at(i).top + rem * 1.8,
        width: cell.width - rem * 1.6,
        height: cell.height - rem * 4,
      })),
      tooltip: tooltip(frame, lines, periods),
      axisPointer: { link: [{ xAxisIndex: "all" }] },
      xAxis: lines.map((_, i) => xAxis(frame, i, periods, endsOnly)),
      yAxis: lines.map((_, i) => yAxis(frame, i, top, i % columns === 0)),
      series: lines.flatMap((line, i) => [
        band(line, ink.accent, i),
        withheld(line, ink.accent, i),
        ...drawn(line, 0, ink.accent, i, frame),
      ]),
    },
  };
}

const greatest = (lines: Line[]) => Math.max(...lines.flatMap((l) => l.points.map((p) => p?.high ?? p?.value ?? 0)));

// Ends of a scale, and into how many equal steps each is cut.
const ends: [end: number, pieces: number][] = [
  [1, 4],
  [1.5, 3],
  [2, 4],
  [3, 3],
  [4, 4],
  [5, 5],
  [6, 3],
  [8, 4],
  [10, 5],
];

const unitOf = (top: number) => 10 ** Math.floor(Math.log10(Math.max(top, 1e-9)) + 1e-9);

/** The end of the scale on which `top` has its place; counts have no tenths. */
function nice(top: number, part: Part): number {
  if (part.kind === "count" && top <= 4) return Math.max(1, Math.ceil(top));
  return ends.find(([end]) => end * unitOf(top) >= top * (1 - 1e-9))![0] * unitOf(top);
}

function pieces(end: number, part: Part): number {
  if (part.kind === "count" && end <= 4) return end;
  return ends.find(([e]) => Math.abs(e * unitOf(end) - end) < 1e-6 * end)?.[1] ?? 4;
}

export function lines(input: Input, canvas: Canvas, today: string): Drawing {
  const { periods, lines: all } = linesOf(input);
  const shown = leading(all);
  const frame = { input, canvas, partial: periods.length > 1 && periods[periods.length - 1] === today.slice(0, 4) };
  return shown.length > 3 ? multiples(frame, periods, shown) : together(frame, periods, shown);
}
