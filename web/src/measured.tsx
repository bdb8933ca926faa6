// A figure of the catalogue: one question to /measure, drawn in the shape that suits it, within the filters in force.
import type { ComponentChildren } from "preact";
import { useMemo, useState } from "preact/hooks";
import {
  columnsOf,
  coverageText,
  filtered,
  type Input,
  isTime,
  numberText,
  parts,
  type Point,
  points,
  sentence,
  shareSentence,
  suppressedText,
  where,
} from "./answers";
import { type Answer, apiUrl, type Asked, type Meta, type Metric, type Row, useReply } from "./api";
import { bars, shares } from "./charts/bars";
import type { Draw } from "./charts/chart";
import { lines } from "./charts/lines";
import { downloadsOf, Figure, type FigureProps } from "./figure";
import { change, href, usePlace } from "./route";
import { Empty, Failed, Loading, Ready, Suppressed } from "./states";
import { answerTable, RowTable, Turn } from "./table";
import { t } from "./texts";

export type Shape = "bars" | "lines" | "shares" | "table";

export interface Spec {
  id: string;
  metric: string;
  by: string[];
  shape: Shape;
  title?: string; // else the metric's own question
  part?: string;
  only?: string[]; // further conditions: "organization=Foo"
  asked?: Asked; // further parameters of the question
  draw?: (input: Input) => Draw; // in place of the shape's own
  say?: (input: Input) => string; // in place of the sentence of the least and the most
  under?: (points: Point[]) => ComponentChildren; // what the drawing cannot show
  controls?: FigureProps["controls"];
  tableOnPhone?: boolean;
}

const mostBars = 24;

// Where there is no room for all bars the greatest are kept, in the order of their names: no ranking.
function shown(all: Point[]): Point[] {
  if (all.length <= mostBars) return all;
  const kept = new Set([...all].sort((a, b) => (b.value ?? -1) - (a.value ?? -1)).slice(0, mostBars));
  return all.filter((p) => kept.has(p));
}

function drawing(shape: Shape, input: Input, today: string): Draw | undefined {
  if (shape === "bars") return (canvas) => bars({ ...input, points: shown(input.points) }, canvas);
  if (shape === "shares") return (canvas) => shares(input, canvas);
  if (shape === "lines") return (canvas) => lines(input, canvas, today);
  return undefined;
}

const recordsStep = 50;
const mostRecords = 10_000; // what the API gives at once

/** The records behind a question, or behind one of its points; `total` is how many there are. */
function Records({ path, asked, total }: { path: string[]; asked: Asked; total: number }) {
  const [offset, setOffset] = useState(0);
  const loaded = useReply<Row[]>(apiUrl(path, { ...asked, limit: String(recordsStep), offset: String(offset) }));
  return (
    <Ready of={loaded} what={t.records}>
      {({ data }) =>
        data.length === 0 ? (
          <Empty />
        ) : (
          <>
            <p>
              <a class="button" href={apiUrl(path, { ...asked, limit: String(mostRecords), format: "csv" })} download>
                {t.recordsCsv(total > mostRecords)}
              </a>
            </p>
            <RowTable rows={data} caption={t.records} />
            <Turn offset={offset} shown={data.length} step={recordsStep} total={total} turn={setOffset} />
          </>
        )
      }
    </Ready>
  );
}

/** What a metric means, in the words of the catalogue. */
export function Definition({ metric, answer }: { metric: Metric; answer?: Answer }) {
  return (
    <div class="about">
      <p>{answer?.question ?? metric.question}</p>
      <dl class="facts">
        <div>
          <dt>{t.measure}</dt>
          <dd>
            <code>{metric.measure}</code>
          </dd>
        </div>
        <div>
          <dt>{t.unit}</dt>
          <dd>{metric.unit}</dd>
        </div>
        <div>
          <dt>{t.grain}</dt>
          <dd>{metric.grain}</dd>
        </div>
        <div>
          <dt>{t.needs}</dt>
          <dd>{metric.needs}</dd>
        </div>
        <div>
          <dt>{t.limits}</dt>
          <dd>{answer?.limits ?? metric.limits}</dd>
        </div>
      </dl>
      {metric.prose
        .split(/\n\s*\n|\n/)
        .filter(Boolean)
        .map((p) => (
          <p class="prose">{p}</p>
        ))}
      {answer?.notes.map((note) => (
        <p class="note">{note}</p>
      ))}
      {answer?.command && (
        <>
          <p>{t.sameNumbers}</p>
          <pre>{answer.command}</pre>
        </>
      )}
      {answer && (
        <p>
          <a href={href("metric", { name: metric.metric })}>{t.moreOfMetric}</a>
        </p>
      )}
    </div>
  );
}

function period(answer: Answer, asked: Asked): string {
  const day = (d: Asked[string]) => (typeof d === "string" && d ? d : null);
  const years = answer.rows
    .map((r) => r["year"])
    .filter((y): y is string => typeof y === "string")
    .sort();
  const [from, to] = [day(asked["from"]) ?? years[0], day(asked["to"]) ?? years[years.length - 1]];
  if (day(asked["as-of"])) return t.onDay(day(asked["as-of"])!);
  return from && to
    ? from === to
      ? from
      : t.fromTo(from, to)
    : from
      ? t.since(from)
      : to
        ? t.until(to)
        : t.allPeriods;
}

interface Asking {
  spec: Spec;
  metric: Metric;
  asked: Asked;
  unfit: string[];
  answer: Answer;
  meta: Meta;
}

const conditions = (asked: Asked) => (asked["where"] as string[] | undefined) ?? [];

/** The conditions that mean one point; of a link both ends. */
const pointConditions = (point: Point, by: string[]) =>
  by.map((slice, i) => where(slice === "partner" ? by[0]! : slice, point.labels[i]!));

/** The records behind the figure, or behind the point that was chosen last. */
function Behind({ spec, asked, answer, input }: Asking & { input: Input }) {
  const { query } = usePlace();
  const picked = (query.get("rows") ?? "").split("|").filter(Boolean);
  const chosen = input.points.filter((p) => pointConditions(p, input.by).join() === picked.join());
  const ofPoint = chosen.reduce((sum, p) => sum + Number(p.row["records"] ?? 0), 0);
  const ofAll = Math.max(0, ...answer.coverage.map((c) => c.all));
  const { from, to, "as-of": day } = asked;
  const narrowed = { from, to, "as-of": day, where: [...conditions(asked), ...picked] };
  return (
    <>
      {picked.length > 0 && (
        <p>
          {picked.join(", ")}{" "}
          <button type="button" class="button" onClick={() => change({ rows: undefined }, true)}>
            {t.allRecords}
          </button>
        </p>
      )}
      <Records
        key={picked.join()}
        path={["measure", spec.metric, "records"]}
        asked={narrowed}
        total={picked.length > 0 ? ofPoint : ofAll}
      />
    </>
  );
}

/** "attendances · by region · Europe · 2006 to 2025". */
function sliceText({ asked, answer }: Asking, { by, part }: Input): string {
  const cut = by.filter((slice) => slice !== "partner").map((slice) => t.column(slice).toLowerCase());
  const narrowed = conditions(asked).map((condition) => condition.replace(/^[^=]*=/, ""));
  return [part.unit, ...(cut.length > 0 ? [t.by(cut)] : []), ...narrowed, period(answer, asked)].join(" · ");
}

function notesOf({ spec, answer, meta, unfit }: Asking, { points }: Input): string[] {
  const total = meta.page?.total ?? 0;
  return [
    total > answer.rows.length ? t.firstRows(numberText(answer.rows.length, "count"), numberText(total, "count")) : "",
    coverageText(answer),
    suppressedText(answer),
    answer.no_data.length > 0 ? t.withoutData(answer.no_data) : "",
    unfit.length > 0 ? t.unfit(unfit) : "",
    points.length > mostBars && spec.shape === "bars" && !spec.draw ? t.greatest(mostBars, points.length) : "",
  ];
}

function Answered(asking: Asking) {
  const { spec, metric, asked, answer, meta } = asking;
  const all = parts(answer);
  const part = all.find((p) => p.name === spec.part) ?? all[0]!;
  const input = useMemo(() => {
    const by = columnsOf(answer, spec.by);
    return { points: points(answer, by, part.name), by, part };
  }, [answer, part.name]);
  const title = spec.title ?? answer.question;
  if (!input.points.some((p) => p.value !== null)) return <Missing title={title} why={suppressedText(answer)} />;
  const time = isTime(spec.by[spec.by.length - 1]);
  const partial = (meta.page?.total ?? 0) > answer.rows.length || answer.suppressed > 0;
  const pick = (point: Point) =>
    change({ open: `${spec.id}:records`, rows: pointConditions(point, input.by).join("|") }, true);
  return (
    <Figure
      id={spec.id}
      title={title}
      meta={meta}
      controls={spec.controls}
      tableOnPhone={Boolean(spec.tableOnPhone)}
      slice={sliceText(asking, input)}
      draw={spec.draw ? spec.draw(input) : drawing(spec.shape, input, meta.made_at)}
      under={spec.under?.(input.points)}
      sentence={
        spec.say?.(input) ??
        (spec.shape === "shares" ? shareSentence(input.points, input.by) : sentence(input, time, partial))
      }
      notes={notesOf(asking, input)}
      table={answerTable(answer, input.by, all)}
      about={<Definition metric={metric} answer={answer} />}
      records={<Behind {...asking} input={input} />}
      downloads={downloadsOf(["measure", spec.metric], { ...asked, by: spec.by.join(",") || undefined })}
      onPick={pick}
    />
  );
}

function Missing({ title, why }: { title: string; why: string }) {
  return (
    <article class={why ? "figure" : "figure none"}>
      <h2>{title}</h2>
      {why ? <Suppressed why={why} /> : <Empty />}
    </article>
  );
}

/** The answer of a metric within the filters in force. */
export function useAnswer(name: string, by: string[], further: Asked = {}, only: string[] = []) {
  const { filters } = usePlace();
  const metric = useReply<Metric>(apiUrl(["metrics", name]));
  const fit = metric.state === "ready" ? filtered(metric.data, filters) : null;
  const asked: Asked = fit
    ? { ...fit.asked, ...further, where: [...((fit.asked["where"] as string[]) ?? []), ...only] }
    : {};
  const intervals = further["against"] ? undefined : "";
  const answer = useReply<Answer>(
    fit && apiUrl(["measure", name], { ...asked, by: by.join(",") || undefined, intervals }),
  );
  return { metric, answer, asked, unfit: fit?.unfit ?? [] };
}

/** Asks, and draws the answer or the state that it is in. */
export function Measured({ spec }: { spec: Spec }) {
  const { metric, answer, asked, unfit } = useAnswer(spec.metric, spec.by, spec.asked, spec.only);
  const known = metric.state === "ready" ? metric.data : null;
  const title = spec.title ?? known?.question ?? "";
  const failed = metric.state === "error" ? metric : answer.state === "error" ? answer : null;
  if (answer.state === "ready" && known && !failed)
    return <Answered spec={spec} metric={known} asked={asked} unfit={unfit} answer={answer.data} meta={answer.meta} />;
  return (
    <article class="figure">
      <h2>{title}</h2>
      {failed ? <Failed error={failed.error} again={failed.again} /> : <Loading what={title} />}
    </article>
  );
}

/** Several figures, each with its title from texts.ts; `of` is what they all speak of. */
export function AllMeasured({ specs, of = "", only = [] }: { specs: Spec[]; of?: string; only?: string[] }) {
  const titles: Record<string, string> = t.figures;
  return (
    <>
      {specs.map((spec) => (
        <Measured spec={{ ...spec, title: titles[of + spec.id] ?? "", only }} />
      ))}
    </>
  );
}
