// The one frame of all figures: the question as a title, unit and period, the drawing or its table, a sentence to be read
// aloud, and what stands behind it: definition, records, downloads, citation, a link to exactly this view. Which table and
// which panel are open is in the address.
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { longDay, type Point } from "./answers";
import { apiUrl, type Asked, type Loaded, type Meta, type Reply } from "./api";
import { Chart, type Draw } from "./charts/chart";
import { say } from "./shell";
import { change, usePlace } from "./route";
import { Failed, Loading, Notes } from "./states";
import { Table, type TableData } from "./table";
import { t } from "./texts";

export interface FigureProps {
  id: string;
  title: string;
  slice?: string; // unit, cut and period, between dots
  sentence?: string;
  meta: Meta;
  draw?: Draw | undefined;
  under?: ComponentChildren; // what the drawing cannot show
  table?: TableData;
  children?: ComponentChildren; // in place of drawing and table
  notes?: string[]; // under the sentence: coverage, what was withheld, which filters do not apply
  about?: ComponentChildren;
  records?: ComponentChildren; // shown when asked for
  downloads: { name: string; href: string }[];
  controls?: ComponentChildren;
  tableOnPhone?: boolean; // where the drawing would be unreadable
  onPick?: ((point: Point) => void) | undefined;
}

const tableFormats = ["csv", "json", "parquet"];

/** The same question in the formats of a table. */
export const downloadsOf = (path: string[], asked: Asked, formats = tableFormats) =>
  formats.map((format) => ({ name: format.toUpperCase(), href: apiUrl(path, { ...asked, format }) }));

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
  return `${mark}“${title}”${slice ? ` (${slice})` : ""}. ${meta.program}, ${t.snapshot.toLowerCase()} ${meta.snapshot}, ${longDay(meta.made_at)}. ${location.href.split("#")[0]}#${id}`;
}

interface DownloadsProps {
  figure: FigureProps;
  drawn: boolean;
  plot: () => SVGSVGElement | null;
}

function Downloads({ figure, drawn, plot }: DownloadsProps) {
  const about = {
    title: figure.title,
    slice: figure.slice ?? "",
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
function More({ figure: { id, about, draw, records }, open: { asTable, panel, flip, show } }: MoreProps) {
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
      {about !== undefined && button("about", t.whatIsThis)}
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
          {figure.slice && <p class="slice">{figure.slice}</p>}
        </div>
        {figure.controls}
      </header>
      {draw && !asTable ? (
        <Chart draw={draw} words={`${title} ${figure.sentence ?? ""}`} onPick={figure.onPick} />
      ) : (
        (figure.children ?? (figure.table && <Table {...figure.table} caption={title} hideCaption />))
      )}
      {figure.under}
      {figure.sentence && <p class="say">{figure.sentence}</p>}
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

interface ListingProps<T> {
  id: string;
  title: string;
  of: Loaded<T>;
  path: string[]; // of what is downloaded: the same numbers
  asked?: Asked;
  formats?: string[];
  slice?: (data: T) => string;
  about: ComponentChildren;
  notes?: (data: T) => string[];
  children: (reply: Reply<T>) => ComponentChildren;
}

/** A list, or the state that it is in, with all that a figure has under it. */
export function Listing<T>(props: ListingProps<T>) {
  const { id, title, of, path, asked = {}, formats = tableFormats } = props;
  if (of.state !== "ready")
    return (
      <article class="figure" aria-labelledby={id + "-title"}>
        <h2 id={id + "-title"}>{title}</h2>
        {of.state === "loading" ? <Loading what={title} /> : <Failed error={of.error} again={of.again} />}
      </article>
    );
  return (
    <Figure
      id={id}
      title={title}
      meta={of.meta}
      slice={props.slice?.(of.data) ?? ""}
      about={<div class="about">{props.about}</div>}
      notes={props.notes?.(of.data) ?? []}
      downloads={downloadsOf(path, asked, formats)}
    >
      {props.children(of)}
    </Figure>
  );
}

// A drawing as a file: with its title, unit and origin on it, so that it stays honest wherever it is pasted.
interface About {
  title: string;
  slice: string;
  source: string;
}

const namespace = "http://www.w3.org/2000/svg";

function line(text: string, y: number, size: number, weight: string, colour: string): SVGTextElement {
  const element = document.createElementNS(namespace, "text");
  element.setAttribute("x", "16");
  element.setAttribute("y", String(y));
  element.setAttribute("font-size", String(size));
  element.setAttribute("font-weight", weight);
  element.setAttribute("fill", colour);
  element.textContent = text;
  return element;
}

function sheet(plot: SVGSVGElement, about: About): { text: string; width: number; height: number } {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue("--" + name).trim();
  const [width, height] = [plot.clientWidth + 32, plot.clientHeight + 104];
  const svg = document.createElementNS(namespace, "svg");
  svg.setAttribute("xmlns", namespace);
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("width", String(width));
  svg.setAttribute("height", String(height));
  svg.setAttribute("font-family", "sans-serif");
  const ground = svg.appendChild(document.createElementNS(namespace, "rect"));
  ground.setAttribute("width", "100%");
  ground.setAttribute("height", "100%");
  ground.setAttribute("fill", colour("card"));
  svg.append(line(about.title, 30, 18, "600", colour("ink")), line(about.slice, 52, 13, "400", colour("soft")));
  const inside = plot.cloneNode(true) as SVGSVGElement;
  inside.setAttribute("x", "16");
  inside.setAttribute("y", "66");
  svg.append(inside, line(about.source, height - 14, 11, "400", colour("soft")));
  return { text: new XMLSerializer().serializeToString(svg), width, height };
}

function save(name: string, url: string) {
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
}

/** Leaves a file with the reader. */
export function saveBlob(name: string, blob: Blob) {
  const url = URL.createObjectURL(blob);
  save(name, url);
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export function saveSvg(plot: SVGSVGElement, name: string, about: About) {
  saveBlob(name + ".svg", new Blob([sheet(plot, about).text], { type: "image/svg+xml" }));
}

export async function savePng(plot: SVGSVGElement, name: string, about: About) {
  const { text, width, height } = sheet(plot, about);
  const image = new Image();
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(text);
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = 2 * width;
  canvas.height = 2 * height;
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => blob && saveBlob(name + ".png", blob), "image/png");
}
