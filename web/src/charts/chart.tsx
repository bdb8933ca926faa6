// Where ECharts is: the parts of it that we use, drawn as SVG, in the page's colours, to the width there is. All charts
// share its manners; what is drawn is said by one file a chart.
import { BarChart, CustomChart, GraphChart, HeatmapChart, LineChart, MapChart, ScatterChart } from "echarts/charts";
import {
  AriaComponent,
  GeoComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TitleComponent,
  TooltipComponent,
  VisualMapComponent,
} from "echarts/components";
import { LabelLayout } from "echarts/features";
import { type ECharts, type EChartsCoreOption, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Point } from "../answers";

use([LabelLayout, BarChart, CustomChart, GraphChart, HeatmapChart, LineChart, MapChart, ScatterChart]);
use([
  AriaComponent,
  GeoComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TitleComponent,
  TooltipComponent,
  VisualMapComponent,
  SVGRenderer,
]);

/** The page's colours, read from style.css. */
export interface Ink {
  ink: string;
  soft: string;
  rule: string;
  grid: string;
  card: string;
  accent: string;
  mute: string;
  ghost: string;
  lines: string[]; // told apart by the colour-blind (Okabe and Ito)
  names: string[]; // the same, dark or light enough for text
  parts: string[];
  heat: string[];
  ratio: string[]; // less, in proportion, more
}

function ink(): Ink {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue("--" + name).trim();
  const list = (stem: string, from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, i) => of(stem + (from + i)));
  return {
    ink: of("ink"),
    soft: of("soft"),
    rule: of("rule"),
    grid: of("grid"),
    card: of("card"),
    accent: of("accent"),
    mute: of("mute"),
    ghost: of("ghost"),
    lines: list("c", 1, 7),
    names: list("t", 1, 7),
    parts: list("f", 1, 7),
    heat: list("h", 0, 6),
    ratio: list("r", 1, 5),
  };
}

export interface Canvas {
  width: number; // CSS pixels
  rem: number; // the page's letters, so that a chart's grow with them
  ink: Ink;
}

/** A chart in numbers: what is drawn, how high, and which point a click means. */
export interface Drawing {
  option: EChartsCoreOption;
  height: number;
  pick?: (params: { dataIndex: number; seriesId?: string; data?: unknown; name?: string }) => Point | undefined;
}

export type Draw = (canvas: Canvas) => Drawing;

// The hatch of what is unknown.
export const hatch = (ink: Ink) => ({
  symbol: "rect",
  dashArrayX: [1, 0],
  dashArrayY: [2, 4],
  rotation: -Math.PI / 4,
  color: ink.mute,
});

/** Room for names beside their rows. */
export const nameRoom = (names: string[], { width, rem }: Canvas, share: number) =>
  Math.min(width * share, rem * 0.52 * Math.max(4, ...names.map((n) => n.length)));

/** The axis of names, the first on top. */
export const nameAxis = (names: string[], { ink }: Canvas, room: number) => ({
  type: "category",
  data: names,
  inverse: true,
  axisTick: { show: false },
  axisLine: { lineStyle: { color: ink.soft } },
  axisLabel: { color: ink.ink, interval: 0, width: room, overflow: "truncate" },
});

/** A tooltip's lines as text: nothing of the data is ever read as HTML. */
export function tip(lines: string[]): HTMLElement {
  const box = document.createElement("div");
  for (const [i, line] of lines.filter(Boolean).entries()) {
    const element = box.appendChild(document.createElement(i === 0 ? "strong" : "div"));
    element.textContent = line;
  }
  return box;
}

// Letters of axes and labels grow with the page's; ECharts would keep them at 12 pixels.
function lettered(option: EChartsCoreOption, fontSize: number): EChartsCoreOption {
  const each = (value: unknown, change: (one: Record<string, object>) => object) =>
    Array.isArray(value) ? value.map(change) : value ? change(value as Record<string, object>) : undefined;
  const axis = (one: Record<string, object>) => ({ ...one, axisLabel: { fontSize, ...one["axisLabel"] } });
  const series = (one: Record<string, object>) => ({
    ...one,
    ...(one["label"] && { label: { fontSize, ...one["label"] } }),
    ...(one["endLabel"] && { endLabel: { fontSize, ...one["endLabel"] } }),
  });
  const { xAxis, yAxis } = option;
  return {
    ...option,
    ...(xAxis ? { xAxis: each(xAxis, axis), yAxis: each(yAxis, axis) } : {}),
    series: each(option["series"], series),
  };
}

function dress(option: EChartsCoreOption, canvas: Canvas): EChartsCoreOption {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const { ink: colours, rem } = canvas;
  return {
    animation: !still,
    animationDuration: 300,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: rem * 0.82, color: colours.ink },
    ...lettered(option, rem * 0.78),
    tooltip: {
      confine: true,
      backgroundColor: colours.card,
      borderColor: colours.rule,
      textStyle: { color: colours.ink, fontSize: rem * 0.85 },
      ...(option["tooltip"] as object),
    },
  };
}

// Draws anew when the width, the letters or the colours change.
function useCanvas(element: { current: HTMLElement | null }): Canvas | null {
  const [canvas, set] = useState<Canvas | null>(null);
  useEffect(() => {
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const update = () => {
      const width = Math.floor(element.current?.clientWidth ?? 0);
      const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
      if (width > 0) set({ width, rem, ink: ink() });
    };
    const observer = new ResizeObserver(update);
    observer.observe(element.current!);
    dark.addEventListener("change", update);
    return () => {
      observer.disconnect();
      dark.removeEventListener("change", update);
    };
  }, []);
  return canvas;
}

interface Props {
  draw: Draw;
  words: string; // what the drawing says, for those who do not see it
  onPick?: ((point: Point) => void) | undefined;
}

/** Draws a chart; a screen reader hears its sentence instead. */
export function Chart({ draw, words, onPick }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts | null>(null);
  const canvas = useCanvas(box);
  const drawing = canvas && draw(canvas);
  useEffect(() => () => chart.current?.dispose(), []);
  useEffect(() => {
    if (!drawing || !canvas || !box.current) return;
    chart.current ??= init(box.current.firstElementChild as HTMLElement, null, {
      renderer: "svg",
      width: canvas.width,
      height: drawing.height,
    });
    chart.current.resize({ width: canvas.width, height: drawing.height });
    chart.current.setOption(dress(drawing.option, canvas), { notMerge: true });
    chart.current.off("click");
    if (drawing.pick && onPick)
      chart.current.on("click", (event) => {
        const point = drawing.pick!(event as never);
        if (point) onPick(point);
      });
  });
  return (
    <div class="plot" role="img" aria-label={words} ref={box}>
      <div aria-hidden="true" style={{ height: drawing ? `${drawing.height}px` : "16rem" }} />
    </div>
  );
}
