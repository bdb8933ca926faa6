// How far the figures can be trusted: what is on record, what was rejected, what is unknown, and which names wait for a person.
import { useState } from "preact/hooks";
import { ApiError, apiUrl, decide, useReply, type Row, type Status } from "../api";
import { Measured, type Spec } from "../measured";
import { change, href } from "../route";
import { say } from "../shell";
import { Empty, Failed, Ready } from "../states";
import { number, Table, text } from "../table";
import { t } from "../texts";

/** Bodies with what is on record of each. */
export function BodyTable({ bodies }: { bodies: Row[] }) {
  if (bodies.length === 0) return <Empty why={t.noRecordsAtAll} />;
  const columns = [
    "body",
    "documents",
    "acts",
    "people",
    "organizations",
    "organization_known",
    "first_act",
    "last_act",
  ];
  return (
    <Table
      caption={t.whatIsOnRecord}
      hideCaption
      columns={columns.map((c, i) => ({ title: t.column(c), numeric: i > 0 && i < 6 }))}
      rows={bodies.map((b) =>
        columns.map((c, i) => {
          if (i === 0)
            return { sort: String(b[c]), shown: <a href={href("bodies", { body: String(b[c]) })}>{String(b[c])}</a> };
          return i < 6 ? number(b[c], c === "organization_known" ? "share" : "count") : text(b[c]);
        }),
      )}
    />
  );
}

const figures: Spec[] = [
  { id: "unknown", metric: "share_unknown", by: ["body"], shape: "bars" },
  { id: "unknown-by-year", metric: "share_unknown", by: ["body", "year"], shape: "lines" },
];

// The last part of a path or address: the whole of it is nobody's business but the owner's.
const fileName = (locator: string) => locator.replace(/\/+$/, "").split("/").pop() ?? "";

function Sources({ sources }: { sources: Row[] }) {
  const columns = ["locator", "format", "imported", "files", "records", "rejects"];
  return (
    <Table
      caption={t.sources}
      hideCaption
      columns={columns.map((c, i) => ({ title: t.column(c), numeric: i > 2 }))}
      rows={sources.map((s) =>
        columns.map((c, i) =>
          i > 2
            ? number(s[c])
            : text(c === "imported" ? String(s[c]).slice(0, 10) : c === "locator" ? fileName(String(s[c])) : s[c]),
        ),
      )}
    />
  );
}

function Pair({ row, done }: { row: Row; done: () => void }) {
  const [error, setError] = useState<ApiError | null>(null);
  const [decided, setDecided] = useState("");
  const send = async (answer: "accept" | "reject" | "undo") => {
    try {
      await decide({ ...row, decision: answer });
      setError(null);
      setDecided(answer === "undo" ? "" : answer);
      say(t.decided[answer]);
      done();
    } catch (failure) {
      setError(failure as ApiError);
    }
  };
  const facts = Object.entries(row).filter(([key, value]) => value !== null && key !== t.synthetic);
  return (
    <li class="pair">
      <dl class="facts">
        {facts.map(([key, value]) => (
          <div>
            <dt>{t.column(key)}</dt>
            <dd>{String(value)}</dd>
          </div>
        ))}
      </dl>
      <p class="choices">
        {decided ? (
          <>
            {t.decided[decided as "accept"]}{" "}
            <button type="button" class="button" onClick={() => void send("undo")}>
              {t.undo}
            </button>
          </>
        ) : (
          <>
            <button type="button" class="button" onClick={() => void send("accept")}>
              {t.sameOne}
            </button>
            <button type="button" class="button" onClick={() => void send("reject")}>
              {t.differentOnes}
            </button>
          </>
        )}
      </p>
      {error && <Failed error={error} />}
    </li>
  );
}

function Review() {
  const waiting = useReply<Row[]>(apiUrl(["review"], { limit: "20" }));
  return (
    <section class="figure" aria-labelledby="review">
      <h2 id="review">{t.reviewTitle}</h2>
      <p class="prose">{t.reviewProse}</p>
      <Ready of={waiting} what={t.reviewTitle}>
        {({ data, meta }) =>
          data.length === 0 ? (
            <Empty why={t.nothingWaits} />
          ) : (
            <>
              <p>{t.waiting(meta.page?.total ?? data.length)}</p>
              <ul class="pairs">
                {data.map((row) => (
                  <Pair row={row} done={() => change({}, true)} />
                ))}
              </ul>
            </>
          )
        }
      </Ready>
    </section>
  );
}

export function Quality() {
  const status = useReply<Status>(apiUrl(["status"]));
  return (
    <>
      <section class="figure">
        <h2>{t.whatIsOnRecord}</h2>
        <Ready of={status} what={t.whatIsOnRecord}>
          {({ data }) => <BodyTable bodies={data.bodies} />}
        </Ready>
      </section>
      {figures.map((spec) => (
        <Measured spec={{ ...spec, title: t.figures[spec.id as keyof typeof t.figures] }} />
      ))}
      <section class="figure">
        <h2>{t.sourcesTitle}</h2>
        <Ready of={status} what={t.sourcesTitle}>
          {({ data }) => <Sources sources={data.sources} />}
        </Ready>
      </section>
      <Review />
    </>
  );
}
