// Where bodies are strong, subject by subject; the views stand beside each other and are never added up.
import { apiUrl, useReply, type Asked, type Reply, type Row } from "../api";
import { scatter, type Mark } from "../charts/scatter";
import { Figure } from "../figure";
import { numberText, type NumberKind } from "../numbers";
import { change, usePlace } from "../route";
import { Empty, NotNarrowed, Notes, Ready } from "../states";
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

function UseAgainstRegions({ data, meta, asked }: Reply<Competence> & { asked: Asked }) {
  const drawn = marks(data.standings);
  if (drawn.length === 0) return null;
  const [x, y] = [
    { name: t.regionsAxis, kind: "estimate" as const },
    { name: t.adoptersAxis, kind: "count" as const },
  ];
  return (
    <Figure
      id="subjects"
      title={t.figures.subjects}
      slice={t.subjectsSlice}
      meta={meta}
      table={tableOf(data.standings)}
      draw={(canvas) => scatter(drawn, x, y, canvas)}
      sentence={t.subjectsSentence(numberText(drawn.length, "count"))}
      about={<Notes notes={data.notes} />}
      downloads={["csv", "json"].map((format) => ({
        name: format.toUpperCase(),
        href: apiUrl(["competence"], { ...asked, format }),
      }))}
    />
  );
}

function Standings({ standings, notes }: Competence) {
  return (
    <section class="figure">
      <h2>{t.standings}</h2>
      {standings.length > 0 ? (
        <Table {...tableOf(standings)} caption={t.standings} hideCaption />
      ) : (
        <Empty why={t.noSubjects} />
      )}
      <NotNarrowed by={["body"]} />
      <Notes notes={notes} />
    </section>
  );
}

export function Subjects() {
  const { filters, query } = usePlace();
  const subject = query.get("subject") ?? undefined;
  const asked = { body: filters.body, subject };
  const loaded = useReply<Competence>(apiUrl(["competence"], asked));
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
        {(reply) => (
          <>
            <UseAgainstRegions {...reply} asked={asked} />
            <Standings {...reply.data} />
          </>
        )}
      </Ready>
    </>
  );
}
