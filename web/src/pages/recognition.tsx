// Who contributed: names by kind of credit, alphabetical, never ranked; one person's ledger with what they may take home.
import { useState } from "preact/hooks";
import { type ApiError, apiUrl, getFile, type Row, useReply } from "../api";
import { Failed, Loading, Notes, NotNarrowed, Ready, useOwnId } from "../states";
import { change, href, usePlace } from "../route";
import { saveBlob } from "../figure";
import { link, number, RowTable, Table, text } from "../table";
import { t } from "../texts";

interface Credit {
  heading: string;
  notes: string[];
  people?: Row[];
  organizations?: Row[];
  entries?: Row[];
  kinds?: Row[];
  uncredited?: Row[];
  disputes?: Row[];
}

function TextField({ value }: { value: string }) {
  const id = useOwnId();
  const [typed, setTyped] = useState(value);
  return (
    <form
      class="search"
      role="search"
      aria-label={t.nameText}
      onSubmit={(e) => {
        e.preventDefault();
        change({ document: typed });
      }}
    >
      <label for={id}>{t.nameText}</label>
      <input
        id={id}
        type="search"
        placeholder="RFC 9110"
        value={typed}
        onInput={(e) => setTyped(e.currentTarget.value)}
      />
      <button type="submit" class="button">
        {t.search}
      </button>
    </form>
  );
}

const days = ["first", "last"];

// Names with what they are recognized for; a person's name opens their ledger where there is one to see.
function Names({ rows, caption, opens }: { rows: Row[]; caption: string; opens: boolean }) {
  const columns = Object.keys(rows[0]!).filter((c) => c !== t.synthetic && c !== "records");
  return (
    <Table
      caption={caption}
      hideCaption
      columns={columns.map((c) => ({ title: t.column(c) }))}
      rows={rows.map((row) =>
        columns.map((c, i) =>
          i === 0 && opens
            ? link(String(row[c]), href("recognized", { name: String(row[c]) }))
            : text(days.includes(c) && row[c] ? String(row[c]).slice(0, 10) : row[c]),
        ),
      )}
    />
  );
}

function List({ name, rows, note }: { name: string; rows: Row[] | undefined; note?: string }) {
  if (!rows || rows.length === 0) return null;
  return (
    <section class="figure">
      <h2>{t.column(name)}</h2>
      {note && <p class="note">{note}</p>}
      <RowTable rows={rows} caption={t.column(name)} />
    </section>
  );
}

export function Recognition() {
  const { filters, query } = usePlace();
  const document = query.get("document") ?? "";
  const { body, group, from, to } = filters;
  const chosen = document || group || body;
  const asked = { document: document || undefined, body, group, from, to };
  const loaded = useReply<Credit>(chosen ? apiUrl(["credit"], asked) : null);
  return (
    <>
      <section class="figure">
        <TextField key={document} value={document} />
        {!chosen && <p class="note">{t.chooseForRecognition}</p>}
        <NotNarrowed by={["body", "group", "from", "to"]} />
      </section>
      {chosen && (
        <Ready of={loaded} what={t.pages.recognition}>
          {({ data }) => (
            <>
              <section class="figure">
                <h2>{data.heading}</h2>
                {data.people?.length ? (
                  <Names rows={data.people} caption={t.column("people")} opens={true} />
                ) : (
                  <p class="note">{t.nobodyNamed}</p>
                )}
                <Notes notes={data.notes} />
                <p class="actions">
                  <a class="button" href={apiUrl(["credit"], { ...asked, format: "csv" })} download>
                    CSV
                  </a>
                  {!document && (
                    <a class="button" href={href("reports", { template: "credit", of: group ?? body })}>
                      {t.recognitionReport}
                    </a>
                  )}
                </p>
              </section>
              {data.organizations && data.organizations.length > 0 && (
                <section class="figure">
                  <h2>{t.column("organizations")}</h2>
                  <Names rows={data.organizations} caption={t.column("organizations")} opens={false} />
                </section>
              )}
              <List name="uncredited" rows={data.uncredited} note={t.uncreditedNote} />
              <List name="disputes" rows={data.disputes} />
            </>
          )}
        </Ready>
      )}
    </>
  );
}

type Making = { what: string } | { error: ApiError } | null;

function Papers({ name }: { name: string }) {
  const [making, setMaking] = useState<Making>(null);
  const make = (path: string, format: string, end: string, what: string) => {
    setMaking({ what });
    getFile(apiUrl(["credit", name, path], path === "letter" ? { format } : {})).then(
      (file) => {
        saveBlob(`${path}-${name.replace(/[^\p{L}\p{N}]+/gu, "-")}.${end}`, file);
        setMaking(null);
      },
      (error) => setMaking({ error: error as ApiError }),
    );
  };
  return (
    <>
      <h3>{t.letter}</h3>
      <p class="choices">
        {["docx", "pdf", "html", "md"].map((f) => (
          <button type="button" class="button" onClick={() => make("letter", f, f, t.formats[f] ?? f)}>
            {t.formats[f] ?? f}
          </button>
        ))}
        <button type="button" class="button" onClick={() => make("record", "", "json", t.orcidRecord)}>
          {t.orcidRecord}
        </button>
      </p>
      {making && "what" in making && <Loading what={making.what} />}
      {making && "error" in making && <Failed error={making.error} />}
    </>
  );
}

function Ledger({ rows }: { rows: Row[] }) {
  const columns = Object.keys(rows[0]!).filter((c) => c !== t.synthetic && c !== "about");
  const shown = (row: Row, c: string) =>
    c === "title"
      ? String(row["about"]).includes(":") && !String(row["about"]).includes("/")
        ? link(String(row["title"] ?? row["about"]), href("standard", { name: String(row["about"]) }))
        : text(row["title"] ?? row["about"])
      : c === "records"
        ? number(row[c])
        : text(row[c]);
  return (
    <Table
      caption={t.column("entries")}
      hideCaption
      columns={columns.map((c) => ({ title: t.column(c), numeric: c === "records" }))}
      rows={rows.map((row) => columns.map((c) => shown(row, c)))}
    />
  );
}

export function RecognizedPerson({ name }: { name: string }) {
  const loaded = useReply<Credit>(apiUrl(["credit", name]));
  return (
    <>
      <p class="actions">
        <a class="button" href={href("recognition")}>
          {t.allRecognized}
        </a>
      </p>
      <Ready of={loaded} what={name}>
        {({ data }) => (
          <>
            <section class="figure">
              <h2>{data.heading}</h2>
              {data.entries?.length ? <Ledger rows={data.entries} /> : <p class="note">{t.noneOnRecord}</p>}
              <Notes notes={data.notes} />
              <Papers name={name} />
            </section>
            <List name="kinds" rows={data.kinds} />
            <List name="uncredited" rows={data.uncredited} note={t.uncreditedNote} />
            <List name="disputes" rows={data.disputes} />
          </>
        )}
      </Ready>
    </>
  );
}
