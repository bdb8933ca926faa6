// How unevenly the work lies: those who do least first, what part of all they do together (Lorenz 1905). The straight line
// is what it would be if all did the same.
import { pointName, type Input, type Point } from "../answers";
import { numberText } from "../numbers";
import { t } from "../texts";
import { tip, type Canvas, type Drawing } from "./chart";

const told = ({ points }: Input): Point[] =>
  points.filter((p) => p.value !== null && p.value > 0 && p.labels[0] !== "").sort((a, b) => a.value! - b.value!);

const sum = (points: Point[]) => points.reduce((all, p) => all + p.value!, 0);

/** Of how many, from the greatest on, half of all comes. */
export function halfOf(input: Input): { few: number; all: number } | null {
  const rising = told(input);
  const half = sum(rising) / 2;
  let few = 0;
  for (let rest = 0; few < rising.length && rest < half; ) rest += rising[rising.length - ++few]!.value!;
  return rising.length > 1 ? { few, all: rising.length } : null;
}

export function lorenz(input: Input, canvas: Canvas): Drawing {
  const { ink, rem, width } = canvas;
  const rising = told(input);
  const whole = sum(rising);
  let before = 0;
  const curve = rising.map((p, i) => [(i + 1) / rising.length, (before += p.value!) / whole]);
  const share = (v: number) => numberText(v, "share");
  const axis = (name: string) => ({
    type: "value",
    min: 0,
    max: 1,
    name,
    nameLocation: "middle",
    nameGap: rem * 2.8,
    nameTextStyle: { color: ink.soft },
    interval: width < 500 ? 0.5 : 0.25,
    splitLine: { lineStyle: { color: ink.grid } },
    axisLabel: { color: ink.soft, formatter: share },
  });
  const line = (data: number[][], style: object) => ({ type: "line", data, symbol: "none", silent: true, ...style });
  return {
    height: Math.round(Math.min(width * 0.8, rem * 26)),
    pick: ({ dataIndex }) => rising[dataIndex],
    option: {
      grid: { left: rem * 5, right: rem * 1.5, top: rem, bottom: rem * 4.2 },
      tooltip: {
        formatter: ({ dataIndex: i }: { dataIndex: number }) =>
          tip([pointName(rising[i]!, input.by), t.lorenzPoint(share(curve[i]![0]!), share(curve[i]![1]!))]),
      },
      xAxis: axis(t.lorenzX),
      yAxis: axis(t.lorenzY(input.part.unit)),
      series: [
        line(
          [
            [0, 0],
            [1, 1],
          ],
          { lineStyle: { color: ink.mute, type: "dashed", width: 1.5 } },
        ),
        line([[0, 0], ...curve], {
          lineStyle: { color: ink.accent, width: 2.5 },
          areaStyle: { color: ink.accent, opacity: 0.08 },
        }),
        { type: "scatter", data: curve, symbolSize: rem * 0.35, itemStyle: { color: ink.accent } },
      ],
    },
  };
}
