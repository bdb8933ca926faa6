// How far the figures can be trusted, and what a person asks of what is held of them.
import { useState } from "preact/hooks";
import {
  type ApiError,
  apiUrl,
  applyWaiting,
  askFor,
  type Candidate,
  decide,
  findPeople,
  type PersonVerb,
  type Row,
  type Status,
  useReply,
} from "../api";
import { AllMeasured, type Spec } from "../measured";
import { numberText } from "../answers";
import { say } from "../shell";
import { Listing } from "../figure";
import { WhatIsOnRecord } from "./overview";
import { Empty, Failed, Ready, useOwnId } from "../states";
import { number, Table, text } from "../table";
import { t } from "../texts";

// How far the figures can be trusted: what is on record, what was rejected, what is unknown, and which names wait for a person.
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
      <WhatIsOnRecord />
      <AllMeasured specs={figures} />
      <Listing
        id="sources"
        title={t.sourcesTitle}
        of={status}
        path={["status"]}
        formats={["json"]}
        about={<p>{t.aboutSources}</p>}
      >
        {({ data }) => <Sources sources={data.sources} />}
      </Listing>
      <Review />
      {status.state === "ready" && ["secretariat", "administrator"].includes(status.meta.audience) && (
        <PersonRequests audience={status.meta.audience} />
      )}
    </>
  );
}

// What a person asks of what is held of them: the secretariat finds them, hides or shows them, lets their name stand in public
// or not; whoever may do everything erases them, after typing whom.
const nobody = (failure: unknown) => failure as ApiError;

function Erase({ person, erase }: { person: Candidate; erase: (confirm: string) => void }) {
  const id = useOwnId();
  const [typed, setTyped] = useState("");
  return (
    <details>
      <summary>{t.erase}</summary>
      <p>{t.eraseWhat}</p>
      <form
        class="search"
        onSubmit={(e) => {
          e.preventDefault();
          erase(typed);
        }}
      >
        <label for={id}>
          {t.typeName} <bdi>{person.name}</bdi>
        </label>
        <input id={id} type="text" autocomplete="off" value={typed} onInput={(e) => setTyped(e.currentTarget.value)} />
        <button type="submit" class="button" disabled={typed !== person.name}>
          {t.eraseForGood}
        </button>
      </form>
    </details>
  );
}

function Person({ person, mayErase, done }: { person: Candidate; mayErase: boolean; done: () => void }) {
  const [error, setError] = useState<ApiError | null>(null);
  const [told, setTold] = useState("");
  const ask = (verb: PersonVerb, confirm?: string) =>
    askFor(person.who, verb, confirm).then(
      ({ holds }) => {
        setError(null);
        setTold(t.asked(t.personVerbs[verb], holds));
        say(t.asked(t.personVerbs[verb], holds));
        done();
      },
      (failure) => setError(nobody(failure)),
    );
  const button = (verb: PersonVerb) => (
    <button type="button" class="button" onClick={() => void ask(verb)}>
      {t.personVerbs[verb]}
    </button>
  );
  return (
    <li class="pair">
      <p>
        <bdi>{person.name}</bdi> {person.hidden && <span class="soft">{t.isHidden}</span>}
        {person.public && <span class="soft">{t.standsInPublic}</span>}
      </p>
      <p class="note">
        {t.written}: <bdi>{person.written}</bdi>
      </p>
      <div class="choices">
        {button(person.hidden ? "show" : "hide")} {!person.hidden && button(person.public ? "unname" : "name")}
      </div>
      {mayErase && <Erase person={person} erase={(confirm) => void ask("erase", confirm)} />}
      {told && <p role="status">{told}</p>}
      {error && <Failed error={error} />}
    </li>
  );
}

function Waiting({ count, applied }: { count: number; applied: () => void }) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const apply = () => {
    setBusy(true);
    applyWaiting()
      .then(applied, (failure) => setError(nobody(failure)))
      .finally(() => setBusy(false));
  };
  return (
    <>
      <p>
        {t.requestsWait(count)}{" "}
        <button type="button" class="button" disabled={busy} onClick={apply}>
          {busy ? t.applying : t.applyNow}
        </button>
      </p>
      {error && <Failed error={error} />}
    </>
  );
}

export function PersonRequests({ audience }: { audience: string }) {
  const id = useOwnId();
  const [who, setWho] = useState("");
  const [found, setFound] = useState<Candidate[] | null>(null);
  const [waiting, setWaiting] = useState(0);
  const [error, setError] = useState<ApiError | null>(null);
  const find = () =>
    findPeople(who).then(
      (reply) => {
        setError(null);
        setFound(reply.people);
        setWaiting(reply.waiting);
        say(t.peopleFound(reply.people.length));
      },
      (failure) => setError(nobody(failure)),
    );
  return (
    <section class="figure" aria-labelledby="person-requests">
      <h2 id="person-requests">{t.personRequestsTitle}</h2>
      <p class="prose">{t.personRequestsProse}</p>
      <form
        class="search"
        onSubmit={(e) => {
          e.preventDefault();
          void find();
        }}
      >
        <label for={id}>{t.whoIsIt}</label>
        <input
          id={id}
          type="search"
          required
          autocomplete="off"
          value={who}
          onInput={(e) => setWho(e.currentTarget.value)}
        />
        <button type="submit" class="button">
          {t.find}
        </button>
      </form>
      {error && <Failed error={error} />}
      {found && <p>{t.peopleFound(found.length)}</p>}
      {found && found.length > 0 && (
        <ul class="pairs">
          {found.map((person) => (
            <Person
              key={person.who + String(person.hidden)}
              person={person}
              mayErase={audience === "administrator"}
              done={() => setWaiting(waiting + 1)}
            />
          ))}
        </ul>
      )}
      {waiting > 0 && (
        <Waiting
          count={waiting}
          applied={() => {
            setWaiting(0);
            say(t.appliedAll);
            void find();
          }}
        />
      )}
    </section>
  );
}
