// A table that can be sorted by any column, as numbers where they are. Long ones show their beginning.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import {
  boundsText,
  labelText,
  type NumberKind,
  numberText,
  type Part,
  type Point,
  points,
  valueText,
} from "./answers";
import type { Answer, Row } from "./api";
import { countryName, t } from "./texts";

/** A cell: what it sorts by, and what it shows where that differs. */
export interface Cell {
  sort: string | number | null;
  shown?: ComponentChildren;
  soft?: boolean; // a reason instead of a number
}

export interface Column {
  title: string;
  numeric?: boolean;
  help?: string;
}

export interface TableData {
  columns: Column[];
  rows: Cell[][];
}

type Order = { column: number; down: boolean } | null;

function compare(a: Cell, b: Cell): number {
  if (a.sort === null || b.sort === null) return a.sort === b.sort ? 0 : a.sort === null ? 1 : -1;
  if (typeof a.sort === "number" && typeof b.sort === "number") return a.sort - b.sort;
  return String(a.sort).localeCompare(String(b.sort), t.locale, { numeric: true });
}

// What is missing stays at the end, whichever way the rest lies.
function sorted(rows: Cell[][], order: Order): Cell[][] {
  if (!order) return rows;
  const { column, down } = order;
  const missing = (row: Cell[]) => row[column]!.sort === null;
  const there = rows.filter((r) => !missing(r)).sort((a, b) => (down ? -1 : 1) * compare(a[column]!, b[column]!));
  return [...there, ...rows.filter(missing)];
}

/** A word or a day; days are never torn apart at the end of a line. */
export function text(value: unknown): Cell {
  if (value === null || value === undefined || value === "") return { sort: null, shown: "" };
  const words = String(value);
  return /^\d{4}-\d\d-\d\d$/.test(words) ? { sort: words, shown: <span class="whole">{words}</span> } : { sort: words };
}

/** A country by its name. */
export const country = (value: unknown): Cell => text(typeof value === "string" ? countryName(value) : value);

export const number = (value: unknown, kind: NumberKind = "count", missing: string = t.states["no data"]): Cell =>
  typeof value === "number"
    ? { sort: value, shown: numberText(value, kind) }
    : { sort: null, shown: missing, soft: true };

export const link = (sort: string, address: string): Cell => ({ sort, shown: <a href={address}>{sort}</a> });

const page = 100;

interface Props extends TableData {
  caption: string;
  hideCaption?: boolean;
}

export function Table({ columns, rows, caption, hideCaption }: Props) {
  const [order, setOrder] = useState<Order>(null);
  const [shown, setShown] = useState(page);
  const turn = (column: number) =>
    setOrder({ column, down: order?.column === column ? !order.down : Boolean(columns[column]!.numeric) });
  const state = (i: number) => (order?.column !== i ? "none" : order.down ? "descending" : "ascending");
  return (
    <>
      <div class="scroll" tabIndex={0} role="group" aria-label={caption}>
        <table>
          <caption class={hideCaption ? "unseen" : undefined}>{caption}</caption>
          <thead>
            <tr>
              {columns.map((column, i) => (
                <th scope="col" aria-sort={state(i)} class={column.numeric ? "numeric" : undefined}>
                  <button type="button" class="sort" onClick={() => turn(i)} title={column.help}>
                    {column.title}
                    <span aria-hidden="true">{state(i) === "none" ? "" : order!.down ? " ▾" : " ▴"}</span>
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted(rows, order)
              .slice(0, shown)
              .map((row) => (
                <tr>
                  {row.map((cell, i) => {
                    const style =
                      [columns[i]?.numeric && "numeric", cell.soft && "reason"].filter(Boolean).join(" ") || undefined;
                    const inside = cell.shown ?? cell.sort;
                    return i === 0 ? (
                      <th scope="row" class={style}>
                        {inside}
                      </th>
                    ) : (
                      <td class={style}>{inside}</td>
                    );
                  })}
                </tr>
              ))}
          </tbody>
        </table>
      </div>
      {rows.length > shown && (
        <p>
          {t.rowsShown(numberText(shown, "count"), numberText(rows.length, "count"))}{" "}
          <button type="button" class="button" onClick={() => setShown(shown + 5 * page)}>
            {t.showMore}
          </button>
        </p>
      )}
    </>
  );
}

interface TurnProps {
  offset: number;
  shown: number;
  step: number;
  total: number;
  turn: (offset: number) => void;
}

/** Goes through a list that comes in parts. */
export function Turn({ offset, shown, step, total, turn }: TurnProps) {
  const said = [Math.min(offset + 1, total), offset + shown, total].map((n) => numberText(n, "count"));
  return (
    <nav class="turn" aria-label={t.turnPages}>
      <button type="button" class="button" disabled={offset === 0} onClick={() => turn(Math.max(0, offset - step))}>
        {t.previous}
      </button>
      <span>{t.fromToOf(said[0]!, said[1]!, said[2]!)}</span>
      <button type="button" class="button" disabled={offset + shown >= total} onClick={() => turn(offset + step)}>
        {t.next}
      </button>
    </nav>
  );
}

/** A value of a row by what its column is: countries by their names, years without groups, the rest as it is. */
export function cellOf(column: string, value: Row[string] | undefined, kind: NumberKind = "count"): Cell {
  if (column === "country" || column === "seat") return country(value);
  if (typeof value === "boolean") return text(value ? t.yes : t.no);
  if (typeof value !== "number") return text(value);
  return { sort: value, shown: /year$/.test(column) ? String(value) : numberText(value, kind) };
}

/** Rows as they come, without columns that are empty everywhere. */
export function RowTable({ rows, caption }: { rows: Row[]; caption: string }) {
  const columns = Object.keys(rows[0] ?? {}).filter((c) => c !== t.synthetic && rows.some((r) => r[c] !== null));
  return (
    <Table
      caption={caption}
      hideCaption
      columns={columns.map((c) => ({ title: t.column(c), numeric: rows.some((r) => typeof r[c] === "number") }))}
      rows={rows.map((row) => columns.map((c) => cellOf(c, row[c])))}
    />
  );
}

/** An answer with all its parts, intervals and the records behind each row. */
export function answerTable(answer: Answer, by: string[], all: Part[]): TableData {
  const of = all.map((part) => points(answer, by, part.name));
  const words = "reading" in (answer.rows[0] ?? {}) ? ["reading"] : [];
  const interval = (p: Point, part: Part): Cell =>
    p.low === null || p.high === null
      ? { sort: null, shown: "" }
      : { sort: p.low, shown: t.range(...boundsText(p.low, p.high, part.kind)) };
  const withInterval = all.map((_, i) => of[i]!.some((p) => p.low !== null));
  return {
    columns: [
      ...by.map((slice) => ({ title: t.column(slice) })),
      ...all.flatMap((part, i) => [
        { title: part.name === "value" ? part.unit : t.column(part.name), numeric: true, help: part.unit },
        ...(withInterval[i] ? [{ title: t.interval95, numeric: true }] : []),
      ]),
      ...words.map((w) => ({ title: t.column(w) })),
      { title: t.recordsColumn, numeric: true },
    ],
    rows: answer.rows.map((row, r) => [
      ...by.map((slice, i) => ({ sort: labelText(slice, of[0]![r]!.labels[i]!) })),
      ...all.flatMap((part, i) => {
        const p = of[i]![r]!;
        return [
          { sort: p.value, shown: valueText(p, part.kind), soft: p.value === null },
          ...(withInterval[i] ? [interval(p, part)] : []),
        ];
      }),
      ...words.map((w) => text(row[w])),
      { sort: Number(row["records"] ?? 0), shown: numberText(Number(row["records"] ?? 0), "count") },
    ]),
  };
}
