// How far the figures can be trusted: what is on record, what was rejected, what is unknown, and which names wait for a person.
import { useState } from "preact/hooks";
import { apiUrl, decide, useReply, type ApiError, type Row, type Status } from "../api";
import { AllMeasured, type Spec } from "../measured";
import { numberText } from "../numbers";
import { href } from "../route";
import { say } from "../shell";
import { PersonRequests } from "./person_requests";
import { Empty, Failed, NotNarrowed, Ready } from "../states";
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
  ].filter((c) => c in bodies[0]!);
  const kind = (c: string) => (c === "organization_known" ? "share" : "count");
  const counted = (c: string) => c !== "body" && !c.endsWith("_act");
  return (
    <>
      <Table
        caption={t.whatIsOnRecord}
        hideCaption
        columns={columns.map((c) => ({ title: t.column(c), numeric: counted(c) }))}
        rows={bodies.map((b) =>
          columns.map((c, i) => {
            if (i === 0)
              return { sort: String(b[c]), shown: <a href={href("bodies", { body: String(b[c]) })}>{String(b[c])}</a> };
            return counted(c) ? number(b[c], kind(c)) : text(b[c]);
          }),
        )}
      />
      <NotNarrowed by={[]} />
    </>
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

function Pair({ row }: { row: Row }) {
  const [error, setError] = useState<ApiError | null>(null);
  const [decided, setDecided] = useState<{ verb: "same" | "different"; id: string } | null>(null);
  const about = String(row["about"]);
  const [subject, object] = [String(row["subject"]), String(row["object"])];
  const hand = (verb: "same" | "different" | "undo") => {
    const decision =
      verb === "undo" ? { verb, about, id: decided!.id } : { verb, about, subject, object, reason: t.reviewReason };
    decide(decision).then(
      (id) => {
        setError(null);
        setDecided(verb === "undo" ? null : { verb, id });
        say(t.decided[verb]);
      },
      (failure) => setError(failure as ApiError),
    );
  };
  const button = (verb: "same" | "different" | "undo", words: string) => (
    <button type="button" class="button" onClick={() => hand(verb)}>
      {words}
    </button>
  );
  return (
    <li class="pair">
      <p>
        <bdi>{subject}</bdi> <span class="soft">{t.andName}</span> <bdi>{object}</bdi>
      </p>
      <p class="note">
        {t.column(about)} · {t.confident(numberText(Number(row["confidence"]), "share"))} · {row["reason"]}
      </p>
      <div class="choices">
        {decided ? (
          <>
            {t.decided[decided.verb]} {button("undo", t.undo)}
          </>
        ) : (
          <>
            {button("same", t.sameOne)} {button("different", t.differentOnes)}
          </>
        )}
      </div>
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
                  <Pair row={row} />
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
      <AllMeasured specs={figures} />
      <section class="figure">
        <h2>{t.sourcesTitle}</h2>
        <Ready of={status} what={t.sourcesTitle}>
          {({ data }) => <Sources sources={data.sources} />}
        </Ready>
      </section>
      <Review />
      {status.state === "ready" && ["secretariat", "administrator"].includes(status.meta.audience) && (
        <PersonRequests audience={status.meta.audience} />
      )}
    </>
  );
}
