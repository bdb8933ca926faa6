// What a person asks of what is held of them: the secretariat finds them, hides or shows them, lets their name stand in public
// or not; whoever may do everything erases them, after typing whom.
import { useState } from "preact/hooks";
import { applyWaiting, askFor, findPeople, type ApiError, type Candidate, type PersonVerb } from "../api";
import { useOwnId } from "../id";
import { say } from "../shell";
import { Failed } from "../states";
import { t } from "../texts";

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
