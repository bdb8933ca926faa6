// What is shown when there is nothing to show: each state says why, and what to do next; signing in among them.
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { type ApiError, type Loaded, type Reply, signIn, signOut, type Who, whoIsHere } from "./api";
import { change, type FilterKey, filterKeys, usePlace } from "./route";
import { t } from "./texts";

let last = 0;

/** An id of its own for a part of the page. Preact's useId repeats itself where parts are put in later, and a label then
 * names another field. */
export const useOwnId = (): string => useState(() => `own-${++last}`)[0];
interface Note {
  mark: string;
  title: string;
  children?: ComponentChildren;
}

export function Notice({ mark, title, children }: Note) {
  return (
    <div class="state">
      <span class="state-mark" aria-hidden="true">
        {mark}
      </span>
      <div>
        <p class="state-title">{title}</p>
        {children}
      </div>
    </div>
  );
}

export function Loading({ what }: { what: string }) {
  return (
    <div class="state loading" aria-busy="true">
      <span class="spinner" aria-hidden="true" />
      <p>{t.loading(what)}</p>
    </div>
  );
}

export function ClearFilters() {
  const none = Object.fromEntries(filterKeys.map((k) => [k, undefined]));
  return (
    <button type="button" class="button" onClick={() => change(none)}>
      {t.clearFilters}
    </button>
  );
}

/** Nothing on record: the reason, and the way out where filters may be the cause. */
export function Empty({ why }: { why?: string | undefined }) {
  const { filters } = usePlace();
  const narrowed = filterKeys.some((key) => filters[key]);
  return (
    <Notice mark="∅" title={t.emptyTitle}>
      <p>{why ?? (narrowed ? t.emptyFiltered : t.emptyWhy)}</p>
      {narrowed && <ClearFilters />}
    </Notice>
  );
}

/** Everything there is was withheld from this audience. */
export function Suppressed({ why }: { why: string }) {
  return (
    <Notice mark="◇" title={t.suppressedTitle}>
      <p>{why || t.suppressedWhy}</p>
    </Notice>
  );
}

function wordsOf(error: ApiError): [mark: string, title: string, what: string] {
  if (error.status === 401) return ["🔒︎", t.signInTitle, t.signInWhat];
  if (error.status === 403) return ["🔒︎", t.forbiddenTitle, t.forbiddenWhat];
  if (error.status === 0) return ["!", t.unreachableTitle, t.unreachableWhat];
  return ["!", t.errorTitle, error.parameter ? t.errorParameter(error.parameter) : t.errorWhat];
}

export function Failed({ error, again }: { error: ApiError; again?: () => void }) {
  const [mark, title, what] = wordsOf(error);
  return (
    <Notice mark={mark} title={title}>
      {error.message && error.status !== 401 && <p class="said">{error.message}</p>}
      <p>{what}</p>
      {(error.status === 401 || error.status === 403) && <SignIn />}
      {again && error.status !== 401 && error.status !== 403 && (
        <button type="button" class="button" onClick={again}>
          {t.tryAgain}
        </button>
      )}
    </Notice>
  );
}

/** Names the filters in force that a list does not follow; `by` are those that it does. */
export function NotNarrowed({ by }: { by: FilterKey[] }) {
  const { filters } = usePlace();
  const ignored = filterKeys.filter((key) => filters[key] && key !== "profile" && !by.includes(key));
  return ignored.length > 0 ? <p class="note">{t.unfit(ignored.map((key) => t.filters[key]))}</p> : null;
}

/** What a reader must know beside the numbers. */
export function Notes({ notes }: { notes: string[] }) {
  return (
    <>
      {notes.filter(Boolean).map((note) => (
        <p class="note">{note}</p>
      ))}
    </>
  );
}

/** Draws what has come, or the state that it is in. */
export function Ready<T>({
  of,
  what,
  children,
}: {
  of: Loaded<T>;
  what: string;
  children: (reply: Reply<T>) => ComponentChildren;
}) {
  if (of.state === "loading") return <Loading what={what} />;
  if (of.state === "error") return <Failed error={of.error} again={of.again} />;
  return <>{children(of)}</>;
}

// Who looks, how one signs in and out. The session is in a cookie that no page can read; the server tells who it stands for.
/** Who looks; null until the server has told. */
export function useWho(): Who | null {
  const [who, set] = useState<Who | null>(null);
  useEffect(() => {
    let current = true;
    whoIsHere().then(
      (found) => current && set(found),
      () => undefined, // what else is asked for tells that the server does not answer
    );
    return () => void (current = false);
  }, []);
  return who;
}

const comeBack = () => "/api/v1/sign-in?" + new URLSearchParams({ to: location.pathname + location.search }).toString();

/** The way to the provider, and back to this page. */
function ProviderLink({ provider }: { provider: string }) {
  return (
    <a class="button" href={comeBack()}>
      {t.signInAt(new URL(provider).host)}
    </a>
  );
}

function TokenForm() {
  const id = useOwnId();
  const [wrong, setWrong] = useState("");
  const enter = (event: SubmitEvent) => {
    event.preventDefault();
    const token = new FormData(event.currentTarget as HTMLFormElement).get("token");
    signIn(String(token).trim()).then(
      () => location.reload(),
      (error) => setWrong((error as ApiError).message || t.unreachableTitle),
    );
  };
  return (
    <form class="search" onSubmit={enter}>
      <label for={id}>{t.token}</label>
      <input
        id={id}
        name="token"
        type="password"
        autocomplete="current-password"
        required
        aria-invalid={wrong !== ""}
      />
      <button type="submit" class="button">
        {t.enter}
      </button>
      {wrong && (
        <p class="wrong" role="alert">
          {wrong}
        </p>
      )}
    </form>
  );
}

/** Every way in that this server has. */
export function SignIn() {
  const who = useWho();
  if (!who) return null;
  return (
    <>
      {who.provider && (
        <p>
          <ProviderLink provider={who.provider} />
        </p>
      )}
      {who.tokens && (
        <>
          <p>{t.tokenWhat}</p>
          <TokenForm />
        </>
      )}
    </>
  );
}

// The provider may have a page at which one leaves it, too.
const leave = () =>
  signOut().then(
    (next) => (next ? location.assign(next) : location.reload()),
    () => location.reload(),
  );

/** Who is signed in, for their own eyes, and the way out; or the way in. */
export function WhoIsHere() {
  const who = useWho();
  if (!who) return null;
  if (!who.signed_in) return who.provider ? <ProviderLink provider={who.provider} /> : null;
  return (
    <div class="who">
      <span title={who.mail ?? undefined}>
        <bdi>{who.name}</bdi>
      </span>{" "}
      <button type="button" class="button" onClick={() => void leave()}>
        {t.signOut}
      </button>
    </div>
  );
}
