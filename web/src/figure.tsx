// The one frame of all figures: the question as a title, unit and period, the drawing or its table, a sentence to be read
// aloud, and what stands behind it: definition, records, downloads, citation, a link to exactly this view. Which table and
// which panel are open is in the address.
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Point } from "./answers";
import type { Meta } from "./api";
import { Chart, type Draw } from "./charts/chart";
import { savePng, saveSvg } from "./save";
import { say } from "./shell";
import { change, usePlace } from "./route";
import { Notes } from "./states";
import { Table, type TableData } from "./table";
import { longDay } from "./numbers";
import { t } from "./texts";

export interface FigureProps {
  id: string;
  title: string;
  slice: string; // unit, cut and period, between dots
  sentence: string;
  meta: Meta;
  draw?: Draw | undefined;
  under?: ComponentChildren; // what the drawing cannot show
  table: TableData;
  notes?: string[]; // under the sentence: coverage, what was withheld, which filters do not apply
  about: ComponentChildren;
  records?: ComponentChildren; // shown when asked for
  downloads: { name: string; href: string }[];
  controls?: ComponentChildren;
  tableOnPhone?: boolean; // where the drawing would be unreadable
  onPick?: ((point: Point) => void) | undefined;
}

type Panel = "about" | "records" | "download" | "cite";
const panels: Panel[] = ["about", "records", "download", "cite"];

const isPhone = () => matchMedia("(max-width: 30rem)").matches;

/** Which tables are open, and which panel of which figure. */
function useOpen(id: string, phoneTable: boolean) {
  const { query } = usePlace();
  const tables = (query.get("table") ?? "").split(",").filter(Boolean);
  const flipped = tables.includes(id);
  const [openId, panel] = (query.get("open") ?? "").split(":");
  return {
    asTable: flipped !== (phoneTable && isPhone()),
    panel: openId === id && panels.includes(panel as Panel) ? (panel as Panel) : null,
    flip: () => change({ table: (flipped ? tables.filter((x) => x !== id) : [...tables, id]).join(",") }, true),
    show: (panel: Panel | null) => change({ open: panel ? `${id}:${panel}` : undefined, rows: undefined }, true),
  };
}

function citation({ id, title, slice, meta }: FigureProps): string {
  const mark = meta.notice ? meta.notice.split(":")[0] + ": " : "";
  return `${mark}“${title}” (${slice}). ${meta.program}, ${t.snapshot.toLowerCase()} ${meta.snapshot}, ${longDay(meta.made_at)}. ${location.href.split("#")[0]}#${id}`;
}

interface DownloadsProps {
  figure: FigureProps;
  drawn: boolean;
  plot: () => SVGSVGElement | null;
}

function Downloads({ figure, drawn, plot }: DownloadsProps) {
  const about = {
    title: figure.title,
    slice: figure.slice,
    source: `${figure.meta.notice ? figure.meta.notice.split(":")[0] + " · " : ""}${figure.meta.program} · ${figure.meta.snapshot}`,
  };
  return (
    <div class="choices">
      {figure.downloads.map(({ name, href }) => (
        <a class="button" href={href} download>
          {name}
        </a>
      ))}
      {drawn && (
        <>
          <button type="button" class="button" onClick={() => saveSvg(plot()!, figure.id, about)}>
            SVG
          </button>
          <button type="button" class="button" onClick={() => void savePng(plot()!, figure.id, about)}>
            PNG
          </button>
        </>
      )}
    </div>
  );
}

interface MoreProps {
  figure: FigureProps;
  open: ReturnType<typeof useOpen>;
}

function copyLink(id: string) {
  const done = navigator.clipboard?.writeText(`${location.href.split("#")[0]}#${id}`);
  done?.then(() => say(t.linkCopied)).catch(() => undefined); // the address bar has it all the same
}

/** The row of buttons under a figure. */
function More({ figure: { id, draw, records }, open: { asTable, panel, flip, show } }: MoreProps) {
  const button = (name: Panel, label: string) => (
    <button
      type="button"
      class="button"
      aria-expanded={panel === name}
      aria-controls={id + "-panel"}
      onClick={() => show(panel === name ? null : name)}
    >
      {label}
    </button>
  );
  return (
    <footer class="more">
      {draw && (
        <button type="button" class="button" aria-pressed={asTable} aria-keyshortcuts="t" onClick={flip}>
          {t.asTable}
        </button>
      )}
      {button("about", t.whatIsThis)}
      {records !== undefined && button("records", t.showRecords)}
      {button("download", t.download)}
      {button("cite", t.cite)}
      <a class="button" href={"#" + id} onClick={() => copyLink(id)}>
        {t.link}
      </a>
    </footer>
  );
}

export function Figure(figure: FigureProps) {
  const { id, title, draw } = figure;
  const box = useRef<HTMLElement>(null);
  const open = useOpen(id, Boolean(figure.tableOnPhone));
  const { asTable, panel, flip } = open;
  const plot = () => box.current?.querySelector<SVGSVGElement>(".plot svg") ?? null;
  useEffect(() => {
    if (location.hash === "#" + id) box.current?.scrollIntoView();
  }, []);
  const key = (event: KeyboardEvent) => {
    const typing = (event.target as Element).closest("input,select,textarea");
    if (event.key !== "t" || typing || event.ctrlKey || event.metaKey || event.altKey || !draw) return;
    flip();
    say(asTable ? t.chartShown : t.tableShown);
  };
  return (
    <article class="figure" id={id} aria-labelledby={id + "-title"} ref={box} onKeyDown={key}>
      <header class="figure-head">
        <div>
          <h2 id={id + "-title"}>{title}</h2>
          <p class="slice">{figure.slice}</p>
        </div>
        {figure.controls}
      </header>
      {asTable || !draw ? (
        <Table {...figure.table} caption={title} hideCaption />
      ) : (
        <Chart draw={draw} words={`${title} ${figure.sentence}`} onPick={figure.onPick} />
      )}
      {figure.under}
      <p class="say">{figure.sentence}</p>
      <Notes notes={figure.notes ?? []} />
      <More figure={figure} open={open} />
      <div id={id + "-panel"} class={panel ? "panel" : undefined}>
        {panel === "about" && figure.about}
        {panel === "records" && figure.records}
        {panel === "download" && <Downloads figure={figure} drawn={Boolean(draw) && !asTable} plot={plot} />}
        {panel === "cite" && <p class="citation">{citation(figure)}</p>}
      </div>
    </article>
  );
}
