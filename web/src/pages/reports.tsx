// Reports as files: a template, of whom or what, within the filters; made by the server when it is asked for.
import { useState } from "preact/hooks";
import { Empty, Failed, Loading, Ready, useOwnId } from "../states";
import { where } from "../answers";
import { type ApiError, apiUrl, getFile, type Row, useReply } from "../api";
import { change, usePlace } from "../route";
import { saveBlob } from "../figure";
import { t } from "../texts";

// Values to choose from while one types; a standard is written as people write it.
function Suggestions({ id, subject, typed }: { id: string; subject: string; typed: string }) {
  const { filters } = usePlace();
  const path = subject === "organization" ? ["organizations"] : ["slices", subject, "values"];
  const asked = subject !== "standard" && (subject !== "organization" || typed.length > 1);
  const found = useReply<Row[]>(
    asked ? apiUrl(path, { search: typed || undefined, body: filters.body, limit: "30" }) : null,
  );
  return (
    <datalist id={id}>
      {found.state === "ready" &&
        found.data.map((row) => <option value={String(row["value"] ?? row["organization"])} />)}
    </datalist>
  );
}

function Subject({ subject, value }: { subject: string; value: string }) {
  const id = useOwnId();
  const [typed, setTyped] = useState(value);
  return (
    <div class="filter">
      <label for={id}>{t.reportOf[subject] ?? t.column(subject)}</label>
      <input
        id={id}
        type="text"
        list={id + "-list"}
        value={typed}
        onInput={(e) => setTyped(e.currentTarget.value)}
        onChange={() => change({ of: typed }, true)}
      />
      <Suggestions id={id + "-list"} subject={subject} typed={typed} />
    </div>
  );
}

type Making = { format: string } | { error: ApiError } | null;

function Files({ report, of }: { report: Row; of: string }) {
  const { filters } = usePlace();
  const [making, setMaking] = useState<Making>(null);
  const [template, subject] = [String(report["template"]), String(report["subject"] ?? "")];
  if (subject && !of) return <p class="note">{t.nameFirst((t.reportOf[subject] ?? subject).toLowerCase())}</p>;
  const narrowed = (["group", "region", "kind"] as const).flatMap((slice) =>
    filters[slice] && slice !== subject ? [where(slice, filters[slice])] : [],
  );
  const asked = { of: of || undefined, body: filters.body, from: filters.from, to: filters.to, where: narrowed };
  const make = (format: string) => {
    setMaking({ format });
    getFile(apiUrl(["reports", template], { ...asked, format })).then(
      (file) => {
        saveBlob(
          [template, of]
            .filter(Boolean)
            .join("-")
            .replace(/[^\p{L}\p{N}.-]+/gu, "-") +
            "." +
            format,
          file,
        );
        setMaking(null);
      },
      (error) => setMaking({ error: error as ApiError }),
    );
  };
  return (
    <>
      <p class="choices">
        {String(report["formats"])
          .split(", ")
          .map((format) => (
            <button type="button" class="button" onClick={() => make(format)}>
              {t.formats[format] ?? format}
            </button>
          ))}
      </p>
      {making && "format" in making && <Loading what={t.formats[making.format] ?? making.format} />}
      {making && "error" in making && <Failed error={making.error} />}
    </>
  );
}

export function Reports() {
  const { query } = usePlace();
  const id = useOwnId();
  const reports = useReply<Row[]>(apiUrl(["reports"]));
  return (
    <section class="figure">
      <p class="prose">{t.reportsProse}</p>
      <Ready of={reports} what={t.pages.reports}>
        {({ data }) => {
          const chosen = data.find((r) => r["template"] === query.get("template")) ?? data[0];
          if (!chosen) return <Empty />;
          const subject = String(chosen["subject"] ?? "");
          return (
            <>
              <div class="search">
                <div class="filter">
                  <label for={id}>{t.reportTemplate}</label>
                  <select
                    id={id}
                    value={String(chosen["template"])}
                    onChange={(e) => change({ template: e.currentTarget.value, of: undefined })}
                  >
                    {data.map((r) => (
                      <option value={String(r["template"])}>{t.column(String(r["template"]))}</option>
                    ))}
                  </select>
                </div>
                {subject && <Subject key={subject} subject={subject} value={query.get("of") ?? ""} />}
              </div>
              <p>{t.reportFor(String(chosen["summary"] ?? chosen["title"] ?? ""))}</p>
              <Files report={chosen} of={query.get("of") ?? ""} />
            </>
          );
        }}
      </Ready>
    </section>
  );
}
