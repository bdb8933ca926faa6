// Of what a whole is made: one bar a row, all as long as the whole. The unknown is part of the whole, hatched.
import { labelText, valueText, type Point, type Input } from "../answers";
import { numberText } from "../numbers";
import { t } from "../texts";
import { hatch, tip, type Canvas, type Drawing } from "./chart";

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

export function shares({ points, by, part }: Input, canvas: Canvas): Drawing {
  const { ink, rem } = canvas;
  const last = by.length - 1;
  const parts = partsOf(points, last);
  const nameOf = (p: Point) => (last === 0 ? "" : labelText(by[0], p.labels[0]!));
  const short = new Set(points.filter((p) => p.state === "suppressed").map(nameOf)); // a part is withheld from these wholes
  const rowOf = (p: Point) => (short.has(nameOf(p)) ? `${nameOf(p)} ◇`.trim() : nameOf(p));
  const rows = [...new Set(points.map(rowOf))];
  const partOf = (p: Point) => (parts.includes(p.labels[last]!) ? p.labels[last]! : t.others);
  const amount = (row: string, name: string) =>
    points.filter((p) => rowOf(p) === row && partOf(p) === name).reduce((sum, p) => sum + (p.value ?? 0), 0);
  const whole = new Map(
    rows.map((row) => [row, points.filter((p) => rowOf(p) === row).reduce((sum, p) => sum + (p.value ?? 0), 0)]),
  );
  const nameWidth =
    last === 0 ? short.size * rem : Math.min(canvas.width * 0.3, rem * 0.52 * Math.max(...rows.map((r) => r.length)));
  const share = (row: string, name: string) => amount(row, name) / (whole.get(row) || 1);
  return {
    height: Math.round(rows.length * rem * 2.4 + rem * (canvas.width < 600 ? 7 : 4.5)),
    pick: ({ seriesId, dataIndex }) =>
      points.find((p) => partOf(p) === seriesId?.slice(1) && rowOf(p) === rows[dataIndex]),
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
      grid: { left: nameWidth + rem, right: rem * 1.6, top: rem * (canvas.width < 600 ? 5 : 2.5), bottom: rem * 1.8 },
      tooltip: {
        formatter: (at: { seriesIndex: number; dataIndex: number }) => {
          const [row, name] = [rows[at.dataIndex]!, parts[at.seriesIndex]!];
          return tip([
            [row, name || t.unknown].filter(Boolean).join(", "),
            `${valueText({ value: amount(row, name), state: "value" }, part.kind)} ${part.unit}`,
            numberText(share(row, name), "share"),
          ]);
        },
      },
      xAxis: {
        type: "value",
        min: 0,
        max: 1,
        splitLine: { lineStyle: { color: ink.grid } },
        axisLabel: { color: ink.soft, formatter: (v: number) => numberText(v, "share") },
      },
      yAxis: {
        type: "category",
        data: rows,
        inverse: true,
        axisTick: { show: false },
        axisLine: { show: false },
        axisLabel: { color: ink.ink, width: nameWidth, overflow: "truncate" },
      },
      series: parts.map((name, i) => ({
        type: "bar",
        id: "s" + name,
        name: name || t.unknown,
        stack: "whole",
        barWidth: "66%",
        data: rows.map((row) => share(row, name)),
        itemStyle: {
          borderColor: ink.card,
          borderWidth: 1,
          ...(name === ""
            ? { color: ink.card, decal: hatch(ink) }
            : { color: name === t.others ? ink.mute : ink.parts[i] }),
        },
        label: {
          show: name !== "",
          color: i === 0 ? "#fff" : "#000",
          fontWeight: 600,
          fontSize: rem * 0.78,
          formatter: (at: { value: number }) =>
            at.value * (canvas.width - nameWidth) > rem * 3 ? numberText(at.value, "share") : "",
        },
      })),
    },
  };
}
