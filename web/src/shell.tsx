// Around every page: navigation, where the figures come from, the filters, and a voice for screen readers.
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { apiUrl, type Meta, type Row, type Status, useReply } from "./api";
import { longDay } from "./answers";
import { change, type FilterKey, filterKeys, href, usePlace } from "./route";
import { ClearFilters, Failed, Notice, useOwnId, WhoIsHere } from "./states";
import { t } from "./texts";

/** Tells those who listen instead of looking what has changed. */
export function say(words: string) {
  const voice = document.getElementById("voice");
  if (voice) voice.textContent = words;
}

function Navigation({ pages, page }: { pages: string[]; page: string }) {
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [page]);
  return (
    <nav class="pages" aria-label={t.navigation}>
      <button
        type="button"
        class="button menu"
        aria-expanded={open}
        aria-controls="page-list"
        onClick={() => setOpen(!open)}
      >
        {t.menu}
      </button>
      <ul id="page-list" class={open ? "open" : undefined}>
        {pages.map((name) => (
          <li>
            <a href={href(name)} aria-current={name === page ? "page" : undefined}>
              {t.pages[name as keyof typeof t.pages]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

// What a smaller audience would see of the same page: for those who see more, to look before they publish.
function Eyes({ audience }: { audience: string }) {
  const { query } = usePlace();
  const [own] = useState(query.get("audience") ? null : audience);
  return (
    <select
      aria-label={t.audience}
      value={query.get("audience") ?? ""}
      onChange={(e) => change({ audience: e.currentTarget.value || undefined })}
    >
      <option value="">{own ?? t.ownAudience}</option>
      {t.audiences
        .filter((name) => name !== own)
        .map((name) => (
          <option value={name}>{name}</option>
        ))}
    </select>
  );
}

function StatusStrip({ meta }: { meta: Meta }) {
  return (
    <div class="status">
      <dl>
        <div>
          <dt>{t.snapshot}</dt>
          <dd>
            <code>{meta.snapshot.slice(0, 12)}</code>
          </dd>
        </div>
        <div>
          <dt>{t.made}</dt>
          <dd>{longDay(meta.made_at)}</dd>
        </div>
        <div>
          <dt>{t.audience}</dt>
          <dd>
            <Eyes audience={meta.audience} />
          </dd>
        </div>
      </dl>
      {meta.notice && (
        <div class="notice" role="note">
          {t.syntheticNotice}
        </div>
      )}
      <WhoIsHere />
    </div>
  );
}

// The same filters on every page, kept in the address. A picker asks the API for its values.
const profiles = [
  "tracking",
  "equal",
  "inclusiveness",
  "technical-excellence",
  "market-adoption",
  "speed",
  "cross-industry",
];

function Picker({ slice, value }: { slice: FilterKey; value: string }) {
  const id = useOwnId();
  const { filters } = usePlace();
  const values = useReply<Row[]>(
    slice === "profile"
      ? null
      : apiUrl(["slices", slice, "values"], { body: slice === "body" ? undefined : filters.body, limit: "500" }),
  );
  const found =
    values.state === "ready"
      ? values.data.map((v) => ({ value: String(v["value"]), label: String(v["label"] ?? v["value"]) }))
      : [];
  const all =
    slice === "profile" ? profiles.map((p) => ({ value: p, label: t.profiles[p as keyof typeof t.profiles] })) : found;
  const known = value === "" || all.some((o) => o.value === value);
  return (
    <div class="filter">
      <label for={id}>{t.filters[slice]}</label>
      <select
        id={id}
        value={value}
        onChange={(e) =>
          change({ [slice]: e.currentTarget.value || undefined, ...(slice === "body" && { group: undefined }) })
        }
      >
        <option value="">{slice === "profile" ? t.usualProfile : t.all}</option>
        {all.map((o) => (
          <option value={o.value}>{o.label}</option>
        ))}
        {!known && <option value={value}>{value}</option>}
      </select>
    </div>
  );
}

const isDate = (text: string) => text === "" || /^\d{4}(-\d\d(-\d\d)?)?$/.test(text);

function DateField({ name, value }: { name: "from" | "to"; value: string }) {
  const id = useOwnId();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const good = isDate(typed);
  return (
    <div class="filter">
      <label for={id}>{t.filters[name]}</label>
      <input
        id={id}
        type="text"
        inputMode="numeric"
        placeholder={t.datePlaceholder}
        value={typed}
        size={10}
        aria-invalid={!good}
        aria-describedby={good ? undefined : id + "-why"}
        onInput={(e) => setTyped(e.currentTarget.value.trim())}
        onChange={() => good && change({ [name]: typed })}
      />
      {!good && (
        <p class="wrong" id={id + "-why"}>
          {t.badDate}
        </p>
      )}
    </div>
  );
}

function FilterBar() {
  const { filters } = usePlace();
  const inForce = filterKeys.filter((key) => filters[key]);
  return (
    <details class="filters" open={matchMedia("(min-width: 48rem)").matches}>
      <summary>
        {t.filterTitle}
        {inForce.length > 0 && ` (${inForce.length})`}
      </summary>
      <form role="search" aria-label={t.filterTitle} onSubmit={(e) => e.preventDefault()}>
        {(["body", "group", "region", "kind"] as const).map((slice) => (
          <Picker slice={slice} value={filters[slice] ?? ""} />
        ))}
        <DateField name="from" value={filters.from ?? ""} />
        <DateField name="to" value={filters.to ?? ""} />
        <Picker slice="profile" value={filters.profile ?? ""} />
        {inForce.length > 0 && <ClearFilters />}
      </form>
    </details>
  );
}

interface Props {
  pages: string[];
  current: string; // of the navigation, also for pages below it
  title: string;
  children: ComponentChildren;
}

export function Shell({ pages, current, title, children }: Props) {
  const status = useReply<Status>(apiUrl(["status"]));
  const { page, query, filters } = usePlace();
  const name = query.get("name") ?? "";
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  useEffect(
    () => say(t.filtered(filterKeys.map((key) => filters[key]).filter(Boolean) as string[])),
    [JSON.stringify(filters)],
  );
  useEffect(() => {
    document.title = `${title} · Plenary`;
    if (first.current) first.current = false;
    else heading.current?.focus();
    say(title);
  }, [page, name]);
  return (
    <>
      <a class="skip" href="#content">
        {t.skip}
      </a>
      <header class="masthead">
        <div class="bar">
          <a class="brand" href={href("overview")}>
            <b>Plenary</b> <span>{t.tagline}</span>
          </a>
          {status.state === "ready" && <StatusStrip meta={status.meta} />}
        </div>
        <Navigation pages={pages} page={current} />
      </header>
      {status.state === "ready" && status.meta.notice && <div class="behind" aria-hidden="true" data-words={t.synthetic} />}
      <main id="content" tabIndex={-1}>
        <h1 tabIndex={-1} ref={heading}>
          {title}
        </h1>
        {status.state === "ready" && status.data.access_fault && (
          <Notice mark="!" title={t.accessFaultTitle}>
            <p class="said">{status.data.access_fault}</p>
            <p>{t.accessFaultWhat}</p>
          </Notice>
        )}
        {status.state === "error" && status.error.status === 401 ? (
          <Failed error={status.error} />
        ) : (
          <>
            <FilterBar />
            {children}
          </>
        )}
      </main>
      <footer class="page-foot">
        <p>
          {t.footer}{" "}
          <a href="/api/v1/openapi.json" target="_blank" rel="noopener">
            {t.apiDescription}
          </a>
        </p>
      </footer>
      <div id="voice" class="unseen" aria-live="polite" />
    </>
  );
}
