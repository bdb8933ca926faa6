// Every state of the dashboard is an address: the page is the path, all else the query. The filters stay when one
// goes from page to page; what belongs to one page is dropped.
import { useEffect, useState } from "preact/hooks";

export const filterKeys = ["body", "group", "region", "kind", "from", "to", "profile"] as const;
// What stays from page to page: the filters, and whose eyes one looks with.
const lasting: string[] = [...filterKeys, "audience"];

export type FilterKey = (typeof filterKeys)[number];
export type Filters = Partial<Record<FilterKey, string>>;

export interface Place {
  page: string;
  query: URLSearchParams;
  filters: Filters;
}

export type Parameters = Record<string, string | undefined>;

export function place(): Place {
  const query = new URLSearchParams(location.search);
  const filters: Filters = {};
  for (const key of filterKeys) {
    const value = query.get(key);
    if (value) filters[key] = value;
  }
  return { page: location.pathname.split("/")[1] || "overview", query, filters };
}

function address(page: string, query: URLSearchParams): string {
  const text = query.toString();
  return "/" + (page === "overview" ? "" : page) + (text ? "?" + text : "");
}

function assign(query: URLSearchParams, parameters: Parameters) {
  for (const [key, value] of Object.entries(parameters)) {
    if (value) query.set(key, value);
    else query.delete(key);
  }
}

/** Makes the address of a page, with the filters in force and these parameters. */
export function href(page: string, parameters: Parameters = {}): string {
  const now = new URLSearchParams(location.search);
  const query = new URLSearchParams([...now].filter(([key]) => lasting.includes(key)));
  assign(query, parameters);
  return address(page, query);
}

const listeners = new Set<() => void>();

function open(url: string, replace = false) {
  if (replace) history.replaceState(null, "", url);
  else history.pushState(null, "", url);
  listeners.forEach((f) => f());
}

/** Changes parameters of this page's address; empty ones vanish. `replace` leaves no step to go back to. */
export function change(parameters: Parameters, replace = false) {
  const { page, query } = place();
  assign(query, parameters);
  open(address(page, query), replace);
}

/** Follows links within the dashboard without loading it anew. */
export function followLinks() {
  addEventListener("popstate", () => listeners.forEach((f) => f()));
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest?.("a");
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!link || !plain || link.origin !== location.origin || link.target || link.hasAttribute("download")) return;
    if (link.hash || link.pathname.startsWith("/api/")) return;
    event.preventDefault();
    open(link.href);
    scrollTo(0, 0);
  });
}

/** The place shown now; the component is drawn again when it changes. */
export function usePlace(): Place {
  const [now, set] = useState(place);
  useEffect(() => {
    const update = () => set(place());
    listeners.add(update);
    return () => void listeners.delete(update);
  }, []);
  return now;
}
