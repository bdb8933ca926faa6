// The first mapping that the program suggests for a table, taken apart so that it can be corrected column by column, and
// put together again. What is not of that simple shape (a survey, several records a row) stays a text.

export interface ColumnUse {
  column: string; // as a mapping writes it
  examples: string;
  field: string; // what it means; empty: left out
  guess: boolean; // worth a look
}

export interface SimpleMapping {
  top: string[]; // sheet, header_row: as they stand
  noun: string;
  columns: ColumnUse[];
  values: Record<string, string>; // the same for all rows
  rest: string[]; // dates, numbers, splits: as they stand
}

const pair = /^(# not used: |# )?(?:([\w-]+) = )?"((?:[^"\\]|\\.)*)"\s*(?:#\s?(\? )?(.*))?$/;
const unquote = (text: string) => text.replace(/\\(.)/g, "$1");
const quote = (text: string) => '"' + text.replace(/[\\"]/g, "\\$&") + '"';

/** Takes a suggested mapping apart; nothing where it is of another shape. */
export function takeApart(mapping: string): SimpleMapping | null {
  const out: SimpleMapping = { top: [], noun: "", columns: [], values: {}, rest: [] };
  let section = "";
  for (const line of mapping.split("\n")) {
    if (/^\[\[?records/.test(line)) {
      if (section && line === "[[records]]") return null;
      section = line;
      if (!["[[records]]", "[records.columns]", "[records.values]"].includes(line)) out.rest.push(line);
      continue;
    }
    if (!line.trim()) continue;
    const found = pair.exec(line);
    const [, mark = "", field = "", value = "", guess, note = ""] = found ?? [];
    if (section === "") {
      if (!line.startsWith("#")) out.top.push(line);
    } else if (section === "[[records]]") {
      if (field !== "noun") return null;
      out.noun = value;
    } else if (section === "[records.columns]") {
      if (!found) return null;
      const used = mark === "" ? field : "";
      out.columns.push({ column: unquote(value), examples: note, field: used, guess: guess !== undefined });
    } else if (section === "[records.values]") {
      if (found && field) out.values[field] = mark ? "" : unquote(value);
    } else {
      out.rest.push(line);
    }
  }
  return out.noun ? out : null;
}

/** The mapping as the program reads it. Two columns of one meaning: the first that has a value counts. */
export function putTogether(m: SimpleMapping): string {
  const fields = new Map<string, string[]>();
  for (const { field, column } of m.columns)
    if (field) fields.set(field, [...(fields.get(field) ?? []), quote(column)]);
  const lines = [...m.top, "", "[[records]]", `noun = ${quote(m.noun)}`, "", "[records.columns]"];
  for (const [field, columns] of fields)
    lines.push(`${field} = ${columns.length === 1 ? columns[0] : `[${columns.join(", ")}]`}`);
  const values = Object.entries(m.values).filter(([field, value]) => value && !fields.has(field));
  if (values.length > 0) lines.push("", "[records.values]", ...values.map(([f, v]) => `${f} = ${quote(v)}`));
  return [...lines, "", ...m.rest.filter((line) => ofKeptField(line, fields))].join("\n") + "\n";
}

// A way to read dates or numbers is of a field; one that no column gives any more would be an error.
function ofKeptField(line: string, fields: Map<string, string[]>): boolean {
  const field = /^([\w-]+) = /.exec(line)?.[1];
  return field === undefined || fields.has(field);
}
