// Bars for counts, dots for shares and medians: bars begin at zero and mean how much, dots mean where on a scale. Whiskers
// are the 95 % interval. What has no number has its reason in words, and no mark.
import { amountText, intervalText, labelText, valueText, type Input, type Point } from "../answers";
import { hatch, nameAxis, nameRoom, tip, type Canvas, type Drawing } from "./chart";

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
