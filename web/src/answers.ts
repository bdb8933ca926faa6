// From an answer of the catalogue to what is drawn, listed and read aloud. A value that is missing keeps the reason:
// no data, suppressed and zero are three things.
import type { Answer, Asked, Metric, Row } from "./api";
import { filterKeys, type Filters } from "./route";
import { countryName, t } from "./texts";

// Numbers and days as people read them; the same rules as src/publish/number_text.cc, so that a page, a report
// and a terminal print the same digits.
export type NumberKind = "count" | "estimate" | "share";

const groupSpace = "\u202F"; // narrow and no-break: a number is never torn apart at the end of a line

function fixed(number: number, decimals: number): string {
  const [whole, rest] = Math.abs(number).toFixed(decimals).split(".");
  const digits = whole!.replace(/\B(?=(\d{3})+$)/g, groupSpace) + (rest ? "." + rest : "");
  return (number < 0 && /[1-9]/.test(digits) ? "\u2212" : "") + digits;
}

function count(number: number): string {
  const whole = Math.abs(number - Math.round(number)) < 1e-9 * Math.max(1, Math.abs(number));
  return fixed(number, whole ? 0 : 1);
}

function estimate(number: number): string {
  if (number === 0) return "0";
  const exponent = Math.floor(Math.log10(Math.abs(number)));
  const step = 10 ** (exponent - 1);
  return fixed(Math.round(number / step) * step, Math.max(0, 1 - exponent));
}

function share(number: number): string {
  const percent = 100 * number;
  if (percent > 0 && percent < 0.1) return `<0.1${groupSpace}%`;
  if (percent > 99.9 && percent < 100) return `>99.9${groupSpace}%`;
  const whole = percent === 0 || percent === 100 || (percent >= 10 && percent <= 99);
  return fixed(percent, whole ? 0 : 1) + groupSpace + "%";
}

export function numberText(number: number, kind: NumberKind): string {
  return kind === "count" ? count(number) : kind === "estimate" ? estimate(number) : share(number);
}

/** "21 November 2026", for prose; tables keep ISO 8601. */
export function longDay(iso: string): string {
  const day = new Date(iso.slice(0, 10) + "T00:00:00Z");
  if (Number.isNaN(day.getTime())) return iso;
  return day.toLocaleDateString(t.locale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}

export type State = keyof typeof t.states;

export interface Point {
  labels: string[]; // one a slice; "" is unknown
  value: number | null;
  low: number | null;
  high: number | null;
  state: State;
  row: Row;
}

/** What is drawn: one part of an answer, as points. */
export interface Input {
  points: Point[];
  by: string[];
  part: Part;
}

export interface Part {
  name: string;
  unit: string;
  kind: NumberKind;
}

function kindOf(answer: Answer, name: string, unit: string): NumberKind {
  if (unit.startsWith("share") || name === "retention") return "share";
  const estimated = /^(mean|median)/.test(answer.measure) || answer.metric === "contributions_fractional";
  const names = [
    "median",
    "hhi",
    "effective_number",
    "ratio",
    "shrunk",
    "gap",
    "expected",
    "links",
    "association",
    "p_adjusted",
  ];
  return estimated || names.includes(name) ? "estimate" : "count";
}

export function parts(answer: Answer): Part[] {
  return answer.parts.map((p) => ({ ...p, kind: kindOf(answer, p.name, p.unit) }));
}

const number = (value: unknown) => (typeof value === "number" ? value : null);

// The parts of one row may be missing apart: a median that is not reached beside a share that is known.
function stateOf(row: Row, value: number | null): State {
  const state = String(row["state"] ?? "value");
  if (value !== null) return state === "none" ? "none" : "value";
  return state in t.states && state !== "value" && state !== "none" ? (state as State) : "n/a";
}

export function points(answer: Answer, by: string[], part: string): Point[] {
  const prefix = answer.parts.length === 1 && part === "value" ? "" : part + "_";
  return answer.rows.map((row) => {
    const value = number(row[part]);
    return {
      labels: by.map((slice) => (row[slice] === null || row[slice] === undefined ? "" : String(row[slice]))),
      value,
      low: number(row[prefix + "low"]),
      high: number(row[prefix + "high"]),
      state: stateOf(row, value),
      row,
    };
  });
}

/** Reads a label: a country by its name, what has none as unknown. */
export function labelText(slice: string | undefined, label: string): string {
  if (label === "") return t.unknown;
  return slice === "country" || slice === "seat" || slice === "place" ? countryName(label) : label;
}

export function pointName(point: Point, by: string[]): string {
  return point.labels.map((label, i) => labelText(by[i], label)).join(by.includes("partner") ? t.with : ", ");
}

export function valueText(point: { value: number | null; state: State }, kind: NumberKind): string {
  return point.value === null ? t.states[point.state] : numberText(point.value, kind);
}

/** The number with its unit, where it has one. */
export function amountText(point: Point, part: Part): string {
  const bare = part.kind === "share" || point.value === null || /^[-\d]/.test(part.unit); // "-1 to 1" is a scale, no unit
  const words = valueText(point, part.kind);
  return bare ? words : `${words} ${t.unitOf(point.value!, part.unit)}`;
}

/** The ends of an interval; of counts whole, as nobody counts tenths of an organization. */
export function boundsText(low: number, high: number, kind: NumberKind): [string, string] {
  const whole = kind === "count" && high >= 10;
  return [numberText(whole ? Math.floor(low) : low, kind), numberText(whole ? Math.ceil(high) : high, kind)];
}

/** "95 % interval 12 to 18", or nothing. */
export function intervalText(point: { low: number | null; high: number | null }, kind: NumberKind): string {
  if (point.low === null || point.high === null) return "";
  const [low, high] = boundsText(point.low, point.high, kind);
  return t.interval(low, high);
}

/** The number with unit and interval, as it is said aloud. */
export const quantity = (point: Point, part: Part): string =>
  [amountText(point, part), intervalText(point, part.kind)].filter(Boolean).join(", ");

// What is put together ("(other)") is no unit that could have the most.
const seen = (p: Point) => p.value !== null && p.labels.every((l) => l !== "" && l !== "(other)");

/**
 * One sentence that can be read aloud: first and last for periods, the range for slices. `partial`: there are more points than
 * these.
 */
export function sentence({ points: all, by, part }: Input, time: boolean, partial: boolean): string {
  const known = all.filter(seen);
  if (known.length === 0) return t.nothingKnown;
  const last = known[known.length - 1]!;
  if (by.length === 0) return t.sentenceOne(quantity(last, part));
  if (time && by.length === 1 && known.length > 1)
    return t.sentenceChange(quantity(known[0]!, part), known[0]!.labels[0]!, quantity(last, part), last.labels[0]!);
  const period = time ? last.labels[by.length - 1]! : null;
  const compared = period === null ? known : known.filter((p) => p.labels[by.length - 1] === period);
  const sorted = [...compared].sort((a, b) => b.value! - a.value!);
  const said = (p: Point) =>
    `${pointName({ ...p, labels: time ? p.labels.slice(0, -1) : p.labels }, by)} (${quantity(p, part)})`;
  const range =
    sorted.length === 1
      ? t.sentenceOnly(said(sorted[0]!))
      : t.sentenceRange(said(sorted[0]!), said(sorted[sorted.length - 1]!), partial);
  return period === null ? range : t.sentenceIn(period, range);
}

/** The same for parts of a whole: how great each is of it, the unknown counted in. */
export function shareSentence(all: Point[], by: string[]): string {
  const known = all.filter(seen);
  const wholeOf = (p: Point) =>
    all
      .filter((q) => q.labels.slice(0, -1).join() === p.labels.slice(0, -1).join())
      .reduce((sum, q) => sum + (q.value ?? 0), 0);
  const shares = known.map((p) => ({ p, share: p.value! / (wholeOf(p) || 1) })).sort((a, b) => b.share - a.share);
  if (shares.length === 0) return t.nothingKnown;
  return t.sentenceShares(
    shares.slice(0, 3).map(({ p, share }) => `${pointName(p, by)} ${numberText(share, "share")}`),
  );
}

const timeSlices = ["year", "half", "quarter", "month"];
export const isTime = (slice: string | undefined) => slice !== undefined && timeSlices.includes(slice);

/** Writes a condition of --where; a value with a comma stands in quotes. */
export function where(slice: string, value: string): string {
  const label = value === "" ? "unknown" : value;
  return `${slice}=${label.includes(",") ? `"${label}"` : label}`;
}

/** The filters as parameters of a measure, without those that its records cannot be cut by. */
export function filtered(metric: Metric, filters: Filters): { asked: Asked; unfit: string[] } {
  const asked: Asked = { from: filters.from, to: filters.to };
  const conditions: string[] = [];
  const unfit: string[] = [];
  for (const slice of filterKeys) {
    const value = filters[slice];
    if (!value || slice === "from" || slice === "to" || slice === "profile") continue;
    if (metric.slices.includes(slice)) conditions.push(where(slice, value));
    else unfit.push(t.filters[slice]);
  }
  return { asked: { ...asked, where: conditions }, unfit };
}

/** "96 % of 75 224 records say the country": the field that is known least often. */
export function coverageText(answer: Answer): string {
  const share = (c: Answer["coverage"][number]) => c.known / c.all;
  const told = answer.coverage.filter((c) => c.all > 0).sort((a, b) => share(a) - share(b))[0];
  if (!told) return "";
  const field = told.field === "day" ? t.date : told.field.replace(/_id$/, "");
  return t.coverage(numberText(share(told), "share"), numberText(told.all, "count"), field);
}

export function suppressedText({ suppressed, withheld = [] }: Answer): string {
  return suppressed > 0
    ? t.suppressed(
        suppressed,
        withheld.map((w) => w.text),
      )
    : "";
}

/**
 * The slices that an answer is shown by. Of links both ends are told: the slice, and its partner. Where all that there is
 * comes from one body, a cut by body says nothing.
 */
export function columnsOf({ rows }: Answer, asked: string[]): string[] {
  const by = asked.filter((slice) => rows.length === 0 || slice in rows[0]!);
  if ("partner" in (rows[0] ?? {})) return [...by, "partner"];
  const oneBody = by[0] === "body" && by.length > 1 && rows.every((r) => r["body"] === rows[0]!["body"]);
  return oneBody ? by.slice(1) : by;
}
