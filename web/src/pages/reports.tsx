// Reports as files: a template, of whom or what, within the filters; made by the server when it is asked for.
import { useState } from "preact/hooks";
import { Empty, Failed, Loading, Notes, Ready, useOwnId } from "../states";
import { where } from "../answers";
import { type ApiError, apiUrl, getFile, type Row, useReply } from "../api";
import { change, usePlace } from "../route";
import { saveBlob } from "../figure";
import { t } from "../texts";

const aboutAnything = "organization, country, group, body or subject"; // as the template of briefs says it

interface Brief {
  title: string;
  about: string;
  sections: { heading: string; statements: { number: number; text: string; sources: { command: string }[] }[] }[];
  steps: { text: string; because: number[] }[];
  notes: string[];
}

/** A brief to read before it is taken along: its statements, each with the questions that give its numbers. */
function OnScreen({ of }: { of: string }) {
  const { filters, query } = usePlace();
  const reader = query.get("for") ?? "";
  const loaded = useReply<Brief>(apiUrl(["briefs", of], { body: filters.body, for: reader || undefined }));
  const id = useOwnId();
  return (
    <>
      <div class="filter">
        <label for={id}>{t.briefFor}</label>
        <select id={id} value={reader} onChange={(e) => change({ for: e.currentTarget.value || undefined })}>
          <option value="">{t.briefByRegister}</option>
          {Object.entries(t.briefReaders).map(([value, name]) => (
            <option value={value}>{name}</option>
          ))}
        </select>
      </div>
      <Ready of={loaded} what={of}>
        {({ data }) => (
          <article class="brief">
            <h2>{data.title}</h2>
            <p class="note">{data.about}</p>
            {data.sections.map((section) => (
              <section>
                <h3>{section.heading}</h3>
                <ol start={section.statements[0]!.number}>
                  {section.statements.map((statement) => (
                    <li>
                      {statement.text}
                      <details>
                        <summary>{t.briefSources}</summary>
                        {[...new Set(statement.sources.map((s) => s.command))].map((command) => (
                          <code class="command">{command}</code>
                        ))}
                      </details>
                    </li>
                  ))}
                </ol>
              </section>
            ))}
            <h3>{t.briefSteps}</h3>
            <ul>
              {data.steps.map((step) => (
                <li>
                  {step.text} [{step.because.join(", ")}]
                </li>
              ))}
            </ul>
            <Notes notes={data.notes} />
          </article>
        )}
      </Ready>
    </>
  );
}

// Values to choose from while one types; a standard is written as people write it.
function Suggestions({ id, subject, typed }: { id: string; subject: string; typed: string }) {
  const { filters } = usePlace();
  const organizations = subject === "organization" || subject === aboutAnything;
  const path = organizations ? ["organizations"] : ["slices", subject, "values"];
  const asked = subject !== "standard" && (!organizations || typed.length > 1);
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
              {chosen["template"] === "brief" && query.get("of") && <OnScreen of={query.get("of")!} />}
            </>
          );
        }}
      </Ready>
    </section>
  );
}
