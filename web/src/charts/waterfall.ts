// How a score comes about: what each dimension adds, from nothing to the whole. The tick is the mean of the category.
import { numberText } from "../numbers";
import { t } from "../texts";
import { tip, type Canvas, type Drawing } from "./chart";

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
