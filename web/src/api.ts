// The only place that fetches. One shape of success, one of failure; an answer is asked for once a snapshot.
import { useEffect, useRef, useState } from "preact/hooks";

export interface Meta {
  snapshot: string;
  made_at: string;
  program: string;
  audience: string;
  notice: string | null;
  page?: { offset: number; limit: number; total: number };
}

export interface Reply<T> {
  data: T;
  meta: Meta;
}

export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly parameter: string | null = null,
  ) {
    super(message);
  }
}

export type Asked = Record<string, string | string[] | undefined>;
export type Row = Record<string, string | number | boolean | null>;

/** The object of `plenary measure --format json`. */
export interface Answer {
  metric: string;
  question: string;
  measure: string;
  parts: { name: string; unit: string }[];
  coverage: { field: string; known: number; all: number }[];
  no_data: string[];
  suppressed: number; // cells that this audience does not see
  withheld?: { text: string }[]; // for which reasons
  notes: string[];
  limits: string;
  rows: Row[];
  command?: string;
}

export interface Metric {
  metric: string;
  theme: string;
  question: string;
  measure: string;
  unit: string;
  direction: string;
  grain: string;
  needs: string;
  privacy: string;
  limits: string;
  prose: string;
  sql: string;
  slices: string[];
}

export interface Status {
  bodies: Row[];
  sources: Row[];
  access_fault?: string; // for staff: access.toml cannot be followed as it stands
}

const root = "/api/v1";

/**
 * Makes the address of an answer. Path segments are names as they are; they are escaped here. Whoever looks with the eyes of
 * a smaller audience asks for it everywhere.
 */
export function apiUrl(path: string[], asked: Asked = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked))
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) query.append(name, one);
  const audience = new URLSearchParams(location.search).get("audience");
  if (audience) query.append("audience", audience);
  const text = query.toString();
  return [root, ...path.map(encodeURIComponent)].join("/") + (text ? "?" + text : "");
}

const answers = new Map<string, Promise<Reply<unknown>>>();
let snapshot = "";

function failure(response: Response, body: { error?: Partial<ApiError> } | null): ApiError {
  const { code = "", message = response.statusText, parameter = null } = body?.error ?? {};
  return new ApiError(response.status, code, message, parameter);
}

async function ask(url: string): Promise<Reply<unknown>> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: "same-origin", headers: { Accept: "application/json" } });
  } catch {
    throw new ApiError(0, "unreachable", "");
  }
  const body = await response.json().catch(() => null);
  if (response.ok && body && "data" in body) return body;
  throw failure(response, body);
}

/** Fetches an answer, or the one kept of this snapshot. A new snapshot forgets all that is kept. */
export async function get<T>(url: string): Promise<Reply<T>> {
  const kept = answers.get(url);
  if (kept) return kept as Promise<Reply<T>>;
  const reply = ask(url);
  answers.set(url, reply);
  try {
    const { meta } = await reply;
    if (snapshot && meta.snapshot !== snapshot) {
      answers.clear();
      answers.set(url, reply);
    }
    snapshot = meta.snapshot;
  } catch (error) {
    answers.delete(url);
    throw error;
  }
  return reply as Promise<Reply<T>>;
}

/** Fetches a file; what is wrong comes as an error, not as a file that says so. */
export async function getFile(url: string): Promise<Blob> {
  const response = await fetch(url, { credentials: "same-origin" }).catch(() => {
    throw new ApiError(0, "unreachable", "");
  });
  if (!response.ok) throw failure(response, await response.json().catch(() => null));
  return response.blob();
}

/** Hands something in. What was asked before may have changed with it. */
async function send(method: "POST" | "DELETE", path: string[], body: unknown): Promise<unknown> {
  const headers = { "Content-Type": "application/json", Accept: "application/json" };
  const response = await fetch(apiUrl(path), {
    method,
    headers,
    body: JSON.stringify(body),
    credentials: "same-origin",
  });
  const reply = await response.json().catch(() => null);
  if (!response.ok) throw failure(response, reply);
  answers.clear();
  return reply?.data;
}

/** What an import would read, or why not all of it. */
export interface Trial {
  files: number;
  records: number;
  rejects: number;
  nouns: { noun: string; records: number; sample: Row[] }[];
  left_out: Row[];
}

/** Has a proposal of new work assessed; it is not kept. */
export const assessProposal = (given: { name: string; text?: string; base64?: string }) => send("POST", ["assess"], given);

const partSize = 512 * 1024;

async function sendPart(id: string, file: Blob, offset: number): Promise<void> {
  const url = apiUrl(["uploads", id, "part"], { offset: String(offset), of: String(file.size) });
  const headers = { "Content-Type": "application/octet-stream", Accept: "application/json" };
  const body = file.slice(offset, offset + partSize);
  const response = await fetch(url, { method: "POST", headers, body, credentials: "same-origin" });
  if (!response.ok) throw failure(response, await response.json().catch(() => null));
}

/** Hands a file in, part by part; returns the id by which it is spoken of. `progress` is told the share that is there. */
export async function handIn(file: File, progress: (share: number) => void): Promise<string> {
  const { id } = (await send("POST", ["uploads"], { name: file.name })) as { id: string };
  for (let offset = 0; offset < file.size || offset === 0; offset += partSize) {
    await sendPart(id, file, offset);
    progress(Math.min(1, (offset + partSize) / file.size));
  }
  return id;
}

export interface How {
  format: string;
  mapping: string;
}

export const suggestFor = (id: string) => send("POST", ["uploads", id, "suggestion"], {}) as Promise<How>;
export const tryImport = (id: string, how: How) => send("POST", ["uploads", id, "trial"], how) as Promise<Trial>;
export const importFile = (id: string, how: How) =>
  send("POST", ["uploads", id, "import"], how) as Promise<{ imported: boolean; said: string }>;

export type Decision =
  | { verb: "same" | "different"; about: string; subject: string; object: string; reason: string }
  | { verb: "undo"; about: string; id: string };

/** Hands in a decision on names; returns its id, by which it can be taken back. It waits until the next load. */
export async function decide(decision: Decision): Promise<string> {
  const data = (await send("POST", ["decisions"], { decisions: [decision] })) as { waiting: string[] };
  return data.waiting[0] ?? "";
}

/** A change of the plan; `what` is one of status, note, milestone, target, or undo with an id. */
export interface PlanEdit {
  what: string;
  of?: string;
  title?: string;
  value?: string;
  id?: string;
}

/** Changes the plan that was seen as `version`; refused with 409 when it is another by now. */
export const editPlan = (version: string, edit: PlanEdit) =>
  send("POST", ["plan", "edits"], { version, edits: [edit] });

/** A person whom a text fits; `who` fits this one only. */
export interface Candidate {
  who: string;
  name: string;
  written: string;
  hidden: boolean;
  public: boolean;
}

export type PersonVerb = "hide" | "show" | "name" | "unname" | "erase";

export const findPeople = (who: string) =>
  send("POST", ["people"], { who }) as Promise<{ people: Candidate[]; waiting: number }>;

/** Hands in what a person asks; `holds` says from when on. */
export const askFor = (who: string, verb: PersonVerb, confirm?: string) =>
  send("POST", ["people", "requests"], { who, verb, ...(confirm !== undefined && { confirm }) }) as Promise<{
    holds: string;
  }>;

/** Makes the store follow all that waits. */
export const applyWaiting = () => send("POST", ["decisions", "apply"], {});

/** Who looks, and the ways in that the server has. */
export interface Who {
  signed_in: boolean;
  name: string | null;
  mail: string | null;
  tokens: boolean; // some are given out
  provider: string | null; // where people sign in
}

let asked: Promise<Who> | null = null;

/** Asked once a load: whoever comes or goes loads the page anew. */
export function whoIsHere(): Promise<Who> {
  asked ??= ask(apiUrl(["session"])).then((reply) => reply.data as Who);
  return asked;
}

/** Leaves a token for a session; the cookie is the server's and no script can read it. */
export async function signIn(token: string): Promise<void> {
  await send("POST", ["session"], { token });
}

/** Ends the session; returns where to go to leave the provider, too. */
export async function signOut(): Promise<string | null> {
  const data = (await send("DELETE", ["session"], {})) as { next: string | null };
  return data.next;
}

export type Loaded<T> =
  | { state: "loading" }
  | { state: "error"; error: ApiError; again: () => void }
  | ({ state: "ready" } & Reply<T>);

const askers = new Set<() => void>();

/** Asks anew for all that is shown: something was handed in that changes it. */
export const askAgain = () => askers.forEach((ask) => ask());

/** The answer at an address; null asks nothing. What was shown stays until the next answer is there. */
export function useReply<T>(url: string | null): Loaded<T> {
  const [tries, setTries] = useState(0);
  const [loaded, set] = useState<Loaded<T>>({ state: "loading" });
  const shown = useRef<string | null>(null);
  useEffect(() => {
    const again = () => setTries((n) => n + 1);
    askers.add(again);
    return () => void askers.delete(again);
  }, []);
  useEffect(() => {
    if (url === null) return;
    let current = true;
    const slow = setTimeout(() => current && shown.current !== url && set({ state: "loading" }), 300);
    get<T>(url)
      .then((reply) => {
        if (!current) return;
        shown.current = url;
        set({ state: "ready", ...reply });
      })
      .catch((error) => current && set({ state: "error", error, again: () => setTries(tries + 1) }))
      .finally(() => clearTimeout(slow));
    return () => {
      current = false;
      clearTimeout(slow);
    };
  }, [url, tries]);
  return loaded;
}
