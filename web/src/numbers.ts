// Numbers and days as people read them; the same rules as src/publish/number_text.cc, so that a page, a report
// and a terminal print the same digits.
import { t } from "./texts";

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
