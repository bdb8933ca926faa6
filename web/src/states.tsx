// What is shown when there is nothing to show: each state says why, and what to do next.
import type { ComponentChildren } from "preact";
import { type ApiError, type Loaded, type Reply } from "./api";
import { change, filterKeys, usePlace, type FilterKey } from "./route";
import { SignIn } from "./sign_in";
import { t } from "./texts";

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
