// Of what a whole is made: one bar a row, all as long as the whole. The unknown is part of the whole, hatched.
import { labelText, type Point, type Input } from "../answers";
import { numberText } from "../numbers";
import { t } from "../texts";
import { hatch, nameAxis, nameRoom, tip, type Canvas, type Drawing } from "./chart";

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
