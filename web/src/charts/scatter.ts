// Two measures of each unit against each other, and a third as the size; the names stand beside the points.
import { numberText, type NumberKind } from "../numbers";
import { tip, type Canvas, type Drawing } from "./chart";

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
