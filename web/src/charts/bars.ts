// Charts of rows: bars and dots, parts of a whole, steps of a score.
import { amountText, type Input, intervalText, labelText, numberText, type Point, valueText } from "../answers";
import { t } from "../texts";
import { type Canvas, type Drawing, hatch, nameAxis, nameRoom, tip } from "./chart";

// Bars for counts, dots for shares and medians: bars begin at zero and mean how much, dots mean where on a scale. Whiskers
// are the 95 % interval. What has no number has its reason in words, and no mark.
/** The line with two feet from low to high of each row. */
export function whiskers(points: Point[], ink: string) {
  return {
    type: "custom",
    silent: true,
    z: 4,
    data: points.map((p, i) => [p.low ?? NaN, i, p.high ?? NaN]),
    encode: { x: [0, 2], y: 1 },
    renderItem: (_: unknown, api: { value: (i: number) => number; coord: (v: number[]) => number[] }) => {
      if (Number.isNaN(api.value(0)) || Number.isNaN(api.value(2))) return;
      const from = api.coord([api.value(0), api.value(1)]);
      const to = api.coord([api.value(2), api.value(1)]);
      const [x1, y, x2] = [from[0]!, from[1]!, to[0]!];
      const d = `M${x1} ${y - 4}V${y + 4}M${x1} ${y}H${x2}M${x2} ${y - 4}V${y + 4}`;
      return { type: "path", shape: { pathData: d }, style: { stroke: ink, fill: "none", lineWidth: 1.5 } };
    },
  };
}

// Where a ratio is in proportion.
const proportion = (colour: string) => ({
  type: "scatter",
  data: [],
  silent: true,
  markLine: {
    symbol: "none",
    animation: false,
    label: { show: false },
    lineStyle: { color: colour, type: "solid" },
    data: [{ xAxis: 1 }],
  },
});

// The number at the end of its row, beyond the whisker; the reason where there is none.
function labels({ points, part }: Input, { ink }: Canvas) {
  const reach = (p: Point) => (p.value === null ? 0 : Math.max(p.value, p.high ?? p.value));
  return {
    type: "scatter",
    silent: true,
    symbolSize: 0.1,
    z: 6,
    itemStyle: { color: "transparent" },
    data: points.map((p, i) => [reach(p), i]),
    label: {
      show: true,
      position: "right",
      distance: 8,
      color: ink.ink,
      formatter: (at: { dataIndex: number }) => valueText(points[at.dataIndex]!, part.kind),
    },
  };
}

function marks({ points, part }: Input, { ink, rem }: Canvas) {
  const unknown = { color: ink.card, borderColor: ink.mute, decal: hatch(ink) };
  const data = points.map((p) => ({
    value: p.value,
    itemStyle: p.labels[0] === "" ? unknown : { color: ink.accent },
  }));
  return part.kind === "count"
    ? { type: "bar", data, barWidth: "62%" }
    : { type: "scatter", data, symbolSize: rem * 0.7, z: 5 };
}

function scale({ part }: Input, { ink, width }: Canvas) {
  return {
    type: "value",
    min: 0,
    ...(part.kind === "share" && { max: 1 }),
    splitNumber: width < 500 ? 3 : 5,
    minInterval: part.kind === "count" ? 1 : 0,
    splitLine: { lineStyle: { color: ink.grid } },
    axisLabel: {
      color: ink.soft,
      hideOverlap: true,
      formatter: (v: number) => valueText({ value: v, state: "value" }, part.kind),
    },
  };
}

export function bars(input: Input, canvas: Canvas): Drawing {
  const { points, by, part } = input;
  const { ink, rem } = canvas;
  const names = points.map((p) => labelText(by[0], p.labels[0] ?? ""));
  const room = nameRoom(names, canvas, 0.42);
  const told = (p: Point, name: string) => tip([name, amountText(p, part), intervalText(p, part.kind)]);
  return {
    height: Math.round(points.length * rem * 1.75 + rem * 2.2),
    pick: ({ dataIndex }) => points[dataIndex],
    option: {
      aria: { enabled: false, decal: { show: false } },
      grid: { left: room + 12, right: rem * 5.5, top: 4, bottom: rem * 1.8 },
      tooltip: { formatter: ({ dataIndex: i }: { dataIndex: number }) => told(points[i]!, names[i]!) },
      xAxis: scale(input, canvas),
      yAxis: nameAxis(names, canvas, room),
      series: [
        marks(input, canvas),
        ...(part.name === "ratio" ? [proportion(ink.soft)] : []),
        whiskers(points, ink.ink),
        labels(input, canvas),
      ],
    },
  };
}

// Of what a whole is made: one bar a row, all as long as the whole. The unknown is part of the whole, hatched.
const most = 6;

// The parts in the order of their names, the small ones together, the unknown last.
function partsOf(points: Point[], at: number): string[] {
  const totals = new Map<string, number>();
  for (const p of points) totals.set(p.labels[at]!, (totals.get(p.labels[at]!) ?? 0) + (p.value ?? 0));
  const known = [...totals.keys()].filter((k) => k !== "");
  const shown = known
    .sort((a, b) => totals.get(b)! - totals.get(a)!)
    .slice(0, most)
    .sort();
  return [...shown, ...(known.length > most ? [t.others] : []), ...(totals.has("") ? [""] : [])];
}

interface Wholes {
  rows: string[];
  parts: string[];
  rowOf: (p: Point) => string;
  partOf: (p: Point) => string;
  amount: (row: string, part: string) => number;
  share: (row: string, part: string) => number;
}

// A whole from which a part is withheld bears the mark: what is drawn of it is less than all.
function wholesOf({ points, by }: Input): Wholes {
  const last = by.length - 1;
  const parts = partsOf(points, last);
  const nameOf = (p: Point) => (last === 0 ? "" : labelText(by[0], p.labels[0]!));
  const short = new Set(points.filter((p) => p.state === "suppressed").map(nameOf));
  const rowOf = (p: Point) => (short.has(nameOf(p)) ? `${nameOf(p)} ◇`.trim() : nameOf(p));
  const partOf = (p: Point) => (parts.includes(p.labels[last]!) ? p.labels[last]! : t.others);
  const sum = (some: Point[]) => some.reduce((total, p) => total + (p.value ?? 0), 0);
  const amount = (row: string, part: string) => sum(points.filter((p) => rowOf(p) === row && partOf(p) === part));
  const rows = [...new Set(points.map(rowOf))];
  const whole = new Map(rows.map((row) => [row, sum(points.filter((p) => rowOf(p) === row))]));
  return { rows, parts, rowOf, partOf, amount, share: (row, part) => amount(row, part) / (whole.get(row) || 1) };
}

function stack(name: string, index: number, { rows, share }: Wholes, canvas: Canvas, room: number) {
  const { ink, rem, width } = canvas;
  const known = { color: name === t.others ? ink.mute : ink.parts[index] };
  const legible = (value: number) => value * (width - room) > rem * 3;
  return {
    type: "bar",
    id: "s" + name,
    name: name || t.unknown,
    stack: "whole",
    barWidth: "66%",
    data: rows.map((row) => share(row, name)),
    itemStyle: {
      borderColor: ink.card,
      borderWidth: 1,
      ...(name === "" ? { color: ink.card, decal: hatch(ink) } : known),
    },
    label: {
      show: name !== "",
      color: index === 0 ? "#fff" : "#000",
      fontWeight: 600,
      formatter: ({ value }: { value: number }) => (legible(value) ? numberText(value, "share") : ""),
    },
  };
}

export function shares(input: Input, canvas: Canvas): Drawing {
  const { ink, rem, width } = canvas;
  const wholes = wholesOf(input);
  const { rows, parts, amount, share } = wholes;
  const room = rows.some((row) => row.length > 1)
    ? nameRoom(rows, canvas, 0.3)
    : rem * Math.max(...rows.map((r) => r.length));
  const legendRows = width < 600 ? 5 : 2.5;
  const told = (row: string, name: string) =>
    tip([
      [row, name || t.unknown].filter(Boolean).join(", "),
      `${numberText(amount(row, name), input.part.kind)} ${input.part.unit}`,
      numberText(share(row, name), "share"),
    ]);
  return {
    height: Math.round(rows.length * rem * 2.4 + rem * (legendRows + 2)),
    pick: ({ seriesId, dataIndex }) =>
      input.points.find((p) => wholes.partOf(p) === seriesId?.slice(1) && wholes.rowOf(p) === rows[dataIndex]),
    option: {
      aria: { enabled: true, label: { enabled: false }, decal: { show: false } },
      legend: {
        top: 0,
        left: 0,
        itemHeight: 12,
        itemWidth: 18,
        itemGap: rem,
        textStyle: { color: ink.ink, fontSize: rem * 0.82 },
        selectedMode: false,
        data: parts.map((p) => ({ name: p || t.unknown })),
      },
      grid: { left: room + rem, right: rem * 1.6, top: rem * legendRows, bottom: rem * 1.8 },
      tooltip: {
        formatter: (at: { seriesIndex: number; dataIndex: number }) =>
          told(rows[at.dataIndex]!, parts[at.seriesIndex]!),
      },
      xAxis: {
        type: "value",
        min: 0,
        max: 1,
        splitLine: { lineStyle: { color: ink.grid } },
        axisLabel: { color: ink.soft, formatter: (v: number) => numberText(v, "share") },
      },
      yAxis: { ...nameAxis(rows, canvas, room), axisLine: { show: false } },
      series: parts.map((name, i) => stack(name, i, wholes, canvas, room)),
    },
  };
}

// How a score comes about: what each dimension adds, from nothing to the whole. The tick is the mean of the category.
export interface Step {
  name: string;
  adds: number;
  mean: number | null; // of the category
}

export function waterfall(steps: Step[], canvas: Canvas): Drawing {
  const { ink, rem } = canvas;
  const total = steps.reduce((sum, s) => sum + s.adds, 0);
  const starts = steps.map((_, i) => steps.slice(0, i).reduce((sum, s) => sum + s.adds, 0));
  const rows = [...steps.map((s) => s.name), t.score];
  const shown = (v: number) => numberText(v, "estimate");
  const mean = steps.reduce<number | null>((sum, s) => (sum === null || s.mean === null ? null : sum + s.mean), 0);
  const ticks = [...steps.map((s, i) => (s.mean === null ? null : starts[i]! + s.mean)), mean];
  return {
    height: Math.round(rows.length * rem * 2.6 + rem * 2.4),
    option: {
      grid: { left: 8, right: rem * 4, top: 4, bottom: 4, containLabel: true },
      tooltip: {
        formatter: ({ dataIndex: i }: { dataIndex: number }) =>
          tip(
            i < steps.length
              ? [
                  steps[i]!.name,
                  t.adds(shown(steps[i]!.adds)),
                  steps[i]!.mean === null ? "" : t.categoryMean(shown(steps[i]!.mean!)),
                ]
              : [t.score, shown(total), mean === null ? "" : t.categoryMean(shown(mean))],
          ),
      },
      xAxis: { type: "value", min: 0, splitLine: { lineStyle: { color: ink.grid } }, axisLabel: { color: ink.soft } },
      yAxis: { type: "category", data: rows, inverse: true, axisTick: { show: false }, axisLabel: { color: ink.ink } },
      series: [
        { type: "bar", stack: "w", silent: true, itemStyle: { color: "transparent" }, data: [...starts, 0] },
        {
          type: "bar",
          stack: "w",
          barWidth: "60%",
          data: [
            ...steps.map((s) => ({ value: s.adds, itemStyle: { color: ink.mute } })),
            { value: total, itemStyle: { color: ink.accent } },
          ],
          label: {
            show: true,
            position: "right",
            color: ink.ink,
            formatter: ({ value }: { value: number }) => shown(value),
          },
        },
        {
          type: "scatter",
          symbol: "rect",
          symbolSize: [3, rem * 1.7],
          itemStyle: { color: ink.ink },
          silent: true,
          z: 5,
          data: ticks.flatMap((v, i) => (v === null ? [] : [[v, i]])),
        },
      ],
    },
  };
}
