// Bars for counts, dots for shares and medians: bars begin at zero and mean how much, dots mean where on a scale. Whiskers
// are the 95 % interval. What has no number has its reason in words, and no mark.
import { intervalText, labelText, valueText, type Point, type Input } from "../answers";
import { hatch, tip, type Canvas, type Drawing } from "./chart";

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
    label: { show: false },
    lineStyle: { color: colour, type: "solid" },
    data: [{ xAxis: 1 }],
  },
});

export function bars({ points, by, part }: Input, canvas: Canvas): Drawing {
  const { ink, rem } = canvas;
  const dots = part.kind !== "count";
  const row = rem * 1.75;
  const names = points.map((p) => labelText(by[0], p.labels[0] ?? ""));
  const nameWidth = Math.min(canvas.width * 0.42, rem * 0.52 * Math.max(4, ...names.map((n) => n.length)));
  const reach = (p: Point) => (p.value === null ? 0 : Math.max(p.value, p.high ?? p.value));
  const colour = (p: Point) => (p.labels[0] === "" ? ink.mute : ink.accent);
  const values = points.map((p) => ({
    value: p.value,
    itemStyle:
      p.labels[0] === "" ? { color: ink.card, borderColor: ink.mute, decal: hatch(ink) } : { color: colour(p) },
  }));
  const share = part.kind === "share";
  return {
    height: Math.round(points.length * row + rem * 2.2),
    pick: ({ dataIndex }) => points[dataIndex],
    option: {
      aria: { enabled: false, decal: { show: false } },
      grid: { left: nameWidth + 12, right: rem * 5.5, top: 4, bottom: rem * 1.8 },
      tooltip: {
        formatter: (at: { dataIndex: number }) => {
          const p = points[at.dataIndex]!;
          return tip([
            names[at.dataIndex]!,
            `${valueText(p, part.kind)} ${share ? "" : part.unit}`,
            intervalText(p, part.kind),
          ]);
        },
      },
      xAxis: {
        type: "value",
        min: 0,
        ...(share && { max: 1 }),
        splitNumber: canvas.width < 500 ? 3 : 5,
        minInterval: part.kind === "count" ? 1 : 0,
        splitLine: { lineStyle: { color: ink.grid } },
        axisLabel: {
          color: ink.soft,
          hideOverlap: true,
          formatter: (v: number) =>
            valueText({ value: v, state: "value" }, part.kind === "count" ? "count" : part.kind),
        },
      },
      yAxis: {
        type: "category",
        data: names,
        inverse: true,
        axisTick: { show: false },
        axisLine: { lineStyle: { color: ink.soft } },
        axisLabel: { color: ink.ink, interval: 0, width: nameWidth, overflow: "truncate" },
      },
      series: [
        dots
          ? { type: "scatter", data: values, symbolSize: rem * 0.7, z: 5 }
          : { type: "bar", data: values, barWidth: "62%" },
        ...(part.name === "ratio" ? [proportion(ink.soft)] : []),
        whiskers(points, ink.ink),
        {
          type: "scatter",
          silent: true,
          symbolSize: 0.1,
          z: 6,
          itemStyle: { color: "transparent" },
          data: points.map((p, i) => [reach(p), i]),
          label: {
            show: true,
            position: "right",
            distance: dots ? 10 : 6,
            color: ink.ink,
            formatter: (at: { dataIndex: number }) => valueText(points[at.dataIndex]!, part.kind),
          },
        },
      ],
    },
  };
}
