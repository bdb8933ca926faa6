// From a spreadsheet to figures: hand a file in, correct what its columns mean, see what would be read, import.
import { useEffect, useRef, useState } from "preact/hooks";
import { Failed, Loading, useOwnId } from "../states";
import {
  type ApiError,
  apiUrl,
  handIn,
  type How,
  importFile,
  type Row,
  suggestFor,
  type Trial,
  tryImport,
  useReply,
} from "../api";
import { numberText } from "../answers";
import { href } from "../route";
import { say } from "../shell";
import { number, Table, text } from "../table";
import { t } from "../texts";

// The first mapping that the program suggests for a table, taken apart so that it can be corrected column by column, and
// put together again. What is not of that simple shape (a survey, several records a row) stays a text.

interface ColumnUse {
  column: string; // as a mapping writes it
  examples: string;
  field: string; // what it means; empty: left out
  guess: boolean; // worth a look
}

interface SimpleMapping {
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
function takeApart(mapping: string): SimpleMapping | null {
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
function putTogether(m: SimpleMapping): string {
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

type Fields = Record<string, string[]>; // by noun

function Choice(p: {
  label: string;
  value: string;
  options: [value: string, shown: string][];
  hideLabel?: boolean;
  onChange: (value: string) => void;
}) {
  const id = useOwnId();
  return (
    <div class="filter">
      <label for={id} class={p.hideLabel ? "unseen" : ""}>
        {p.label}
      </label>
      <select id={id} value={p.value} onChange={(e) => p.onChange(e.currentTarget.value)}>
        {p.options.map(([value, shown]) => (
          <option value={value}>{shown}</option>
        ))}
      </select>
    </div>
  );
}

function SameForAll(p: { field: string; value: string; onChange: (value: string) => void }) {
  const id = useOwnId();
  return (
    <div class="filter">
      <label for={id}>{t.column(p.field)}</label>
      <input
        id={id}
        type="text"
        value={p.value}
        placeholder={p.field === "body" ? t.bodyPlaceholder : ""}
        onChange={(e) => p.onChange(e.currentTarget.value)}
      />
      {!p.value && <span class="note">{t.pleaseCheck}</span>}
    </div>
  );
}

/** What each column means. */
function Columns({
  mapping,
  fields,
  onChange,
}: {
  mapping: SimpleMapping;
  fields: Fields;
  onChange: (m: SimpleMapping) => void;
}) {
  const own = fields[mapping.noun] ?? [];
  const options: [string, string][] = [["", t.leftOut], ...own.map((f): [string, string] => [f, t.column(f)])];
  const use = (i: number, field: string) =>
    onChange({ ...mapping, columns: mapping.columns.map((c, k) => (k === i ? { ...c, field, guess: false } : c)) });
  const given = new Set(mapping.columns.map((c) => c.field));
  const needed = Object.keys(mapping.values).filter((f) => !given.has(f));
  return (
    <>
      <Choice
        label={t.eachRow}
        value={mapping.noun}
        options={Object.keys(fields).map((noun) => [noun, t.nouns[noun] ?? t.column(noun)])}
        onChange={(noun) => {
          const has = fields[noun] ?? [];
          const columns = mapping.columns.map((c) => (has.includes(c.field) ? c : { ...c, field: "" }));
          const values = Object.fromEntries(Object.entries(mapping.values).filter(([f]) => has.includes(f)));
          onChange({
            ...mapping,
            noun,
            columns,
            values: { ...values, ...(has.includes("body") ? { body: mapping.values["body"] ?? "" } : {}) },
          });
        }}
      />
      <Table
        caption={t.means}
        hideCaption
        columns={[{ title: t.fileColumn }, { title: t.examples }, { title: t.means }]}
        rows={mapping.columns.map((c, i) => [
          text(c.column),
          text(c.examples.replaceAll(" | ", " · ")),
          {
            sort: c.field,
            shown: (
              <>
                <Choice
                  label={`${t.means}: ${c.column}`}
                  hideLabel
                  value={c.field}
                  options={options}
                  onChange={(f) => use(i, f)}
                />
                {c.guess && <span class="note">{t.pleaseCheck}</span>}
              </>
            ),
          },
        ])}
      />
      {needed.length > 0 && (
        <fieldset class="search">
          <legend>{t.forAllRows}</legend>
          {needed.map((field) => (
            <SameForAll
              field={field}
              value={mapping.values[field] ?? ""}
              onChange={(value) => onChange({ ...mapping, values: { ...mapping.values, [field]: value } })}
            />
          ))}
        </fieldset>
      )}
    </>
  );
}

function Sample({ rows, caption }: { rows: Row[]; caption: string }) {
  const columns = Object.keys(rows[0] ?? {});
  return (
    <Table
      caption={caption}
      columns={columns.map((c) => ({ title: t.column(c), numeric: typeof rows[0]![c] === "number" }))}
      rows={rows.map((row) => columns.map((c) => (typeof row[c] === "number" ? number(row[c]) : text(row[c]))))}
    />
  );
}

function Outcome({ trial }: { trial: Trial }) {
  return (
    <>
      <p class="say">{t.wouldRead(numberText(trial.records, "count"), numberText(trial.rejects, "count"))}</p>
      {trial.nouns.map((of) => (
        <Sample rows={of.sample} caption={t.firstOf(t.column(of.noun), numberText(of.records, "count"))} />
      ))}
      {trial.rejects > 0 && <Sample rows={trial.left_out} caption={t.whyLeftOut} />}
    </>
  );
}

type Step =
  | { at: "handing in"; share: number }
  | { at: "reading" | "importing" }
  | { at: "look" }
  | { at: "done"; imported: boolean; said: string };

/** One file on its way. */
function Handed({ file, fields }: { file: File; fields: Fields }) {
  const [step, setStep] = useState<Step>({ at: "handing in", share: 0 });
  const [error, setError] = useState<ApiError | null>(null);
  const [format, setFormat] = useState("");
  const [mapping, setMapping] = useState<SimpleMapping | string>(""); // a text once it was edited as one
  const [trial, setTrial] = useState<Trial | null>(null);
  const started = useRef<string | null>(null);
  const areaId = useOwnId();

  const attempt = async (work: () => Promise<void>, back: Step) => {
    setError(null);
    try {
      await work();
    } catch (problem) {
      setError(problem as ApiError);
      setStep(back);
    }
  };
  const begin = () =>
    attempt(
      async () => {
        const id = await handIn(file, (share) => setStep({ at: "handing in", share }));
        started.current = id;
        setStep({ at: "reading" });
        const suggested = await suggestFor(id);
        setFormat(suggested.format);
        setMapping(takeApart(suggested.mapping) ?? suggested.mapping);
        setStep({ at: "look" });
      },
      { at: "look" },
    );
  useEffect(() => void begin(), []);
  const written = typeof mapping === "string" ? mapping : putTogether(mapping);
  const how: How = { format, mapping: written };
  const change = (changed: SimpleMapping | string) => {
    setMapping(changed);
    setTrial(null);
  };

  const look = () =>
    attempt(
      async () => {
        setStep({ at: "reading" });
        setTrial(await tryImport(started.current!, how));
        setStep({ at: "look" });
      },
      { at: "look" },
    );
  const bring = () =>
    attempt(
      async () => {
        setStep({ at: "importing" });
        const done = await importFile(started.current!, how);
        setStep({ at: "done", ...done });
        say(done.imported ? t.imported : t.nothingUsable);
      },
      { at: "look" },
    );
  return (
    <section class="figure" aria-label={file.name}>
      <h2>{file.name}</h2>
      {step.at === "handing in" && <Loading what={t.handingIn(numberText(step.share, "share"))} />}
      {step.at === "reading" && <Loading what={file.name} />}
      {step.at === "importing" && <Loading what={t.importing} />}
      {error && <Failed error={error} />}
      {step.at === "look" && format && (
        <>
          <Choice
            label={t.readAs}
            value={format}
            options={Object.entries(t.uploadFormats)}
            onChange={(chosen) => {
              setFormat(chosen);
              setTrial(null);
            }}
          />
          {format === "table" && typeof mapping !== "string" && (
            <Columns mapping={mapping} fields={fields} onChange={change} />
          )}
          {format === "table" && (
            <details open={typeof mapping === "string"}>
              <summary>{t.asText}</summary>
              <label for={areaId} class="unseen">
                {t.asText}
              </label>
              <textarea
                id={areaId}
                rows={14}
                spellcheck={false}
                value={written}
                onChange={(e) => change(e.currentTarget.value)}
              />
            </details>
          )}
          {trial && <Outcome trial={trial} />}
          <p class="choices">
            <button type="button" class="button" onClick={look}>
              {t.seeWhatComes}
            </button>
            <button type="button" class="button" disabled={!trial || trial.records === 0} onClick={bring}>
              {t.importIt}
            </button>
          </p>
        </>
      )}
      {step.at === "done" && (
        <>
          <p class="say">{step.imported ? t.imported : t.nothingUsable}</p>
          <pre>{step.said}</pre>
          <p class="choices">
            <a class="button" href={href("overview")}>
              {t.nextOverview}
            </a>
            <a class="button" href={href("reports")}>
              {t.nextReport}
            </a>
          </p>
        </>
      )}
    </section>
  );
}

export function AddData() {
  const [files, setFiles] = useState<File[]>([]);
  const nouns = useReply<Row[]>(apiUrl(["nouns"]));
  const fields: Fields = Object.fromEntries(
    nouns.state === "ready" ? nouns.data.map((row) => [String(row["noun"]), String(row["fields"]).split(", ")]) : [],
  );
  const id = useOwnId();
  const add = (list: FileList | null | undefined) => setFiles([...files, ...(list ?? [])]);
  return (
    <>
      <section
        class="figure drop"
        onDragOver={(e) => e.preventDefault()}
        onDrop={(e) => {
          e.preventDefault();
          add(e.dataTransfer?.files);
        }}
      >
        <p class="prose">{t.addProse}</p>
        <div class="filter">
          <label for={id}>{t.dropHere}</label>
          <input id={id} type="file" multiple onChange={(e) => add(e.currentTarget.files)} />
        </div>
        {nouns.state === "error" && <Failed error={nouns.error} />}
      </section>
      {nouns.state === "ready" && files.map((file, i) => <Handed key={i} file={file} fields={fields} />)}
    </>
  );
}
