// Where bodies are strong, subject by subject; the views stand beside each other and are never added up.
import { apiUrl, useReply, type Row } from "../api";
import { scatter, type Mark } from "../charts/scatter";
import { Figure } from "../figure";
import { numberText, type NumberKind } from "../numbers";
import { change, usePlace } from "../route";
import { Empty, Ready } from "../states";
import { cellOf, Table, type Cell, type TableData } from "../table";
import { t } from "../texts";

interface Competence {
  standings: Row[];
  notes: string[];
}

const columns = [
  "subject",
  "body",
  "texts",
  "acts",
  "first_year",
  "last_year",
  "percentile",
  "regions",
  "countries",
  "uses",
  "leads",
  "of",
];

const kinds: Record<string, NumberKind> = { percentile: "share", regions: "estimate" };

function tableOf(rows: Row[]): TableData {
  const cell = (row: Row, c: string, i: number): Cell => {
    const missing = i > 1 && row[c] === null;
    return missing ? { sort: null, shown: t.states["no data"], soft: true } : cellOf(c, row[c], kinds[c]);
  };
  return {
    columns: columns.map((c, i) => ({ title: t.column(c), numeric: i > 1 })),
    rows: rows.map((row) => columns.map((c, i) => cell(row, c, i))),
  };
}

const value = (row: Row, name: string) => (typeof row[name] === "number" ? row[name] : undefined);

/** Adoption against the mix of regions, size = acts: of each subject of a body. */
function marks(rows: Row[]): Mark[] {
  return rows.flatMap((row) => {
    const [x, y] = [value(row, "regions"), value(row, "uses")];
    if (x === undefined || y === undefined) return [];
    return [
      {
        name: [row["subject"], row["body"]].filter(Boolean).join(" · "),
        x,
        y,
        size: value(row, "acts") ?? 0,
      },
    ];
  });
}

export function Subjects() {
  const { filters, query } = usePlace();
  const asked = { body: filters.body, subject: query.get("subject") ?? undefined };
  const loaded = useReply<Competence>(apiUrl(["competence"], asked));
  const subject = query.get("subject");
  return (
    <>
      {subject && (
        <p class="actions">
          {subject}{" "}
          <button type="button" class="button" onClick={() => change({ subject: undefined })}>
            {t.allSubjects}
          </button>
        </p>
      )}
      <Ready of={loaded} what={t.pages.subjects}>
        {({ data, meta }) => {
          if (data.standings.length === 0)
            return (
              <section class="figure">
                <h2>{t.figures.subjects}</h2>
                <Empty why={t.noSubjects} />
                {data.notes.map((n) => (
                  <p class="note">{n}</p>
                ))}
              </section>
            );
          const drawn = marks(data.standings);
          const table = tableOf(data.standings);
          return (
            <>
              {drawn.length > 0 && (
                <Figure
                  id="subjects"
                  title={t.figures.subjects}
                  slice={t.subjectsSlice}
                  meta={meta}
                  table={table}
                  draw={(canvas) =>
                    scatter(
                      drawn,
                      { name: t.regionsAxis, kind: "estimate" },
                      { name: t.adoptersAxis, kind: "count" },
                      canvas,
                    )
                  }
                  sentence={t.subjectsSentence(numberText(drawn.length, "count"))}
                  about={
                    <div class="about">
                      {data.notes.map((n) => (
                        <p>{n}</p>
                      ))}
                    </div>
                  }
                  downloads={["csv", "json"].map((format) => ({
                    name: format.toUpperCase(),
                    href: apiUrl(["competence"], { ...asked, format }),
                  }))}
                />
              )}
              <section class="figure">
                <h2>{t.standings}</h2>
                <Table {...table} caption={t.standings} hideCaption />
                {data.notes.map((n) => (
                  <p class="note">{n}</p>
                ))}
              </section>
            </>
          );
        }}
      </Ready>
    </>
  );
}
