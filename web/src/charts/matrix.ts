// Who works with whom, readable at any size: a cell a pair, those who work together most beside each other. A pair of which
// nothing is on record has an empty cell, never a zero.
import { intervalText, valueText, type Point, type Input } from "../answers";
import { tip, type Canvas, type Drawing } from "./chart";

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
