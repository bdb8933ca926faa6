// Two organizations, bodies or groups side by side, with what chance could have made.
import { useState } from "preact/hooks";
import { apiUrl, useReply, type Row } from "../api";
import { numberText, type NumberKind } from "../numbers";
import { change, usePlace } from "../route";
import { NotNarrowed, Notes, Ready } from "../states";
import { Table, text, type Cell } from "../table";
import { t } from "../texts";

interface Comparison {
  a: string;
  b: string;
  facts: { what: string; a: string; b: string }[];
  rows: Row[];
  notes: string[];
  method: string;
}

function valueCell(row: Row, side: "a" | "b" | "compared"): Cell {
  const value = row[side];
  if (typeof value !== "number") return { sort: null, shown: String(row[side + "_state"] ?? ""), soft: true };
  const kind: NumberKind =
    side === "compared"
      ? "estimate"
      : String(row["unit"]).startsWith("share")
        ? "share"
        : row["part"] === "median"
          ? "estimate"
          : "count";
  const [low, high] = [row[side + "_low"], row[side + "_high"]];
  const interval =
    typeof low === "number" && typeof high === "number"
      ? ` (${t.range(numberText(low, kind), numberText(high, kind))})`
      : "";
  return { sort: value, shown: numberText(value, kind) + interval };
}

function Side({ name, value, set }: { name: "a" | "b"; value: string; set: (v: string) => void }) {
  return (
    <div class="filter">
      <label for={"side-" + name}>{t.sides[name]}</label>
      <input
        id={"side-" + name}
        type="text"
        list={"names-" + name}
        value={value}
        onInput={(e) => set(e.currentTarget.value)}
      />
      <Names id={"names-" + name} search={value} />
    </div>
  );
}

// Names that begin like what is typed, so that nobody has to know how a register writes them.
function Names({ id, search }: { id: string; search: string }) {
  const found = useReply<Row[]>(search.length > 1 ? apiUrl(["organizations"], { search, limit: "12" }) : null);
  return (
    <datalist id={id}>
      {found.state === "ready" && found.data.map((r) => <option value={String(r["organization"])} />)}
    </datalist>
  );
}

function Result({ a, b }: { a: string; b: string }) {
  const { filters } = usePlace();
  const loaded = useReply<Comparison>(
    apiUrl(["compare"], { a, b, body: filters.body, from: filters.from, to: filters.to }),
  );
  return (
    <Ready of={loaded} what={t.pages.compare}>
      {({ data }) => (
        <section class="figure">
          <h2>{t.beside(data.a, data.b)}</h2>
          <Table
            caption={t.facts}
            columns={[{ title: t.fact }, { title: data.a }, { title: data.b }]}
            rows={data.facts.map((f) => [text(f.what), text(f.a), text(f.b)])}
          />
          <Table
            caption={t.measures}
            columns={[t.column("metric"), t.unit, data.a, data.b, t.comparedColumn, t.reading].map((title, i) => ({
              title,
              numeric: i > 1 && i < 5,
            }))}
            rows={data.rows.map((r) => [
              text(
                [r["metric"], r["part"] === "value" ? "" : r["part"]].filter(Boolean).join(": ").replaceAll("_", " "),
              ),
              text(r["unit"]),
              valueCell(r, "a"),
              valueCell(r, "b"),
              valueCell(r, "compared"),
              text(r["reading"]),
            ])}
          />
          <NotNarrowed by={["body", "from", "to"]} />
          <Notes notes={[...data.notes, data.method]} />
        </section>
      )}
    </Ready>
  );
}

export function Compare() {
  const { query } = usePlace();
  const [a, b] = [query.get("a") ?? "", query.get("b") ?? ""];
  const [typedA, setA] = useState(a);
  const [typedB, setB] = useState(b);
  return (
    <>
      <form
        class="search"
        onSubmit={(e) => {
          e.preventDefault();
          change({ a: typedA, b: typedB });
        }}
      >
        <Side name="a" value={typedA} set={setA} />
        <Side name="b" value={typedB} set={setB} />
        <button type="submit" class="button">
          {t.pages.compare}
        </button>
      </form>
      {a && b ? <Result a={a} b={b} /> : <p class="note">{t.chooseTwo}</p>}
    </>
  );
}
