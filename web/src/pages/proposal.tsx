// A proposal of new work, pasted or dropped, or a work of the past: the checklist with what stands behind each line, and what became of
// works alike. Evidence, no verdict: states are words, and no sum is made of them.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { apiUrl, assessProposal, type ApiError, type Row, useReply } from "../api";
import { numberText } from "../answers";
import { change, usePlace } from "../route";
import { Failed, Loading, Notes, useOwnId } from "../states";
import { number, RowTable, Table, text } from "../table";
import { t } from "../texts";

export interface Assessed {
  title: string;
  body: string | null;
  group: string | null;
  day: string;
  notes: string[];
  faults: Row[];
  checklist: Row[];
  organizations: Row[];
  editors: Row[];
  near: Row[];
  dependents: Row[];
  alike: Row[];
  rate: Row[];
  curve: Row[];
  calibration: Row[];
}

const marks: Record<string, string> = { met: "●", "not met": "○", "no evidence": "∅" };
const said = (value: Row[string] | undefined): string => (value === null || value === undefined ? "" : String(value));
const share = (value: Row[string] | undefined): string =>
  typeof value === "number" ? numberText(value, "share") : t.states["no data"]!;

const withRange = (row: Row, name: string): string =>
  typeof row[name] === "number"
    ? `${share(row[name])} (${t.range(share(row[name + "_low"]), share(row[name + "_high"]))})`
    : t.states["no data"]!;

/** What became of works alike: of the body first, then narrower sets. */
function Alike({ rows }: { rows: Row[] }) {
  const months = (row: Row) =>
    typeof row["half_days"] === "number" ? numberText(row["half_days"] / (365.25 / 12), "count") : t.notReached;
  return (
    <>
      <h3>{t.worksAlike}</h3>
      <Table
        caption={t.worksAlike}
        hideCaption
        columns={["alike", "works", "open", "in_time", "half_months", "used", "adopters"].map((c, i) => ({
          title: t.column(c),
          numeric: i > 0,
        }))}
        rows={rows.map((row) => [
          text(row["alike"]),
          number(row["works"]),
          number(row["open"], "count", ""),
          text(withRange(row, "in_time")),
          text(months(row)),
          text(withRange(row, "used")),
          number(row["adopters"], "estimate", ""),
        ])}
      />
    </>
  );
}

const [width, height, edge, margin] = [420, 200, 44, 26];
const yOf = (v: number) => height - edge - v * (height - edge - 12);
const xOf = (v: number) => edge + v * (width - edge - margin);

/** Axes of shares: 0 to 1 on the left, and what the caller writes below. */
function Frame({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <svg class="spark plot" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {[0, 0.5, 1].map((v) => (
        <>
          <line class="spark-path" x1={edge} x2={width - margin} y1={yOf(v)} y2={yOf(v)} />
          <text class="plot-text" x={edge - 6} y={yOf(v) + 4} text-anchor="end">
            {numberText(v, "share")}
          </text>
        </>
      ))}
      {children}
    </svg>
  );
}


/** The chance to be published by months, of the body (thin) and of the group. */
function Curve({ rows }: { rows: Row[] }) {
  const sets = [...new Set(rows.map((r) => said(r["alike"])))];
  const most = Math.max(...rows.map((r) => Number(r["months"])));
  const years = Array.from({ length: Math.floor(most / 24) }, (_, i) => 2 * (i + 1));
  return (
    <Frame label={t.rateCurve}>
      {sets.map((of, i) => {
        const own = rows.filter((r) => r["alike"] === of);
        const last = own[own.length - 1]!;
        const at = (r: Row) => `${xOf(Number(r["months"]) / most)},${yOf(Number(r["published"]))}`;
        return (
          <>
            <polyline class={i === sets.length - 1 ? "spark-line" : "spark-line soft"} points={own.map(at).join(" ")} />
            {i === sets.length - 1 &&
              own.map(
                (r) =>
                  typeof r["low"] === "number" && (
                    <line
                      class="spark-interval"
                      x1={xOf(Number(r["months"]) / most)}
                      x2={xOf(Number(r["months"]) / most)}
                      y1={yOf(r["low"])}
                      y2={yOf(Number(r["high"]))}
                    />
                  ),
              )}
            <text
              class="plot-text"
              x={xOf(Number(last["months"]) / most)}
              y={yOf(Number(last["published"])) + (i === 0 ? -8 : 16)}
              text-anchor="end"
            >
              {of}
            </text>
          </>
        );
      })}
      {years.map((y) => (
        <text class="plot-text" x={xOf((12 * y) / most)} y={height - edge + 18} text-anchor="middle">
          {t.years(y)}
        </text>
      ))}
    </Frame>
  );
}

/** What was said of works of the past against what came: on the line, it held. */
function Calibration({ rows, given }: { rows: Row[]; given: string }) {
  return (
    <Frame label={t.rateCalibration}>
      <line class="spark-path" x1={xOf(0)} y1={yOf(0)} x2={xOf(1)} y2={yOf(1)} />
      {rows
        .filter((r) => r["rate"] === given)
        .map((r) => (
          <>
            <line
              class="spark-interval"
              x1={xOf(Number(r["said"]))}
              x2={xOf(Number(r["said"]))}
              y1={yOf(Number(r["low"]))}
              y2={yOf(Number(r["high"]))}
            />
            <circle class="spark-point" cx={xOf(Number(r["said"]))} cy={yOf(Number(r["came"]))} r="3">
              <title>{t.ratePoint(Number(r["works"]), share(r["said"]), share(r["came"]))}</title>
            </circle>
          </>
        ))}
      {[0, 0.5, 1].map((v) => (
        <text class="plot-text" x={xOf(v)} y={height - edge + 18} text-anchor="middle">
          {numberText(v, "share")}
        </text>
      ))}
    </Frame>
  );
}

function Checklist({ rows }: { rows: Row[] }) {
  const origin = (row: Row) => (
    <>
      {row["quoted"] ? <q>{said(row["says"])}</q> : said(row["says"])}{" "}
      <span class="slice">{[said(row["document"]), said(row["section"])].filter(Boolean).join(", ")}</span>
    </>
  );
  return (
    <Table
      caption={t.checklist}
      hideCaption
      columns={["state", "criterion", "why", "behind", "origin"].map((c) => ({ title: t.column(c) }))}
      rows={rows.map((row) => [
        text(`${marks[said(row["state"])]} ${t.checkStates[said(row["state"])] ?? said(row["state"])}`),
        text(row["title"]),
        text(row["why"]),
        text(row["behind"]),
        { sort: said(row["document"]), shown: origin(row) },
      ])}
    />
  );
}

function Part({ title, rows }: { title: string; rows: Row[] }) {
  if (rows.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <RowTable caption={title} rows={rows} />
    </>
  );
}

export function Assessment({ a }: { a: Assessed }) {
  const given = said(a.rate.find((r) => r["given"] === true)?.["rate"]);
  return (
    <div class="assessment">
      <h3>{a.title}</h3>
      <p class="slice">{[a.body, a.group, a.day].filter(Boolean).join(" · ")}</p>
      <Notes notes={a.notes} />
      <Part title={t.proposalFaults} rows={a.faults} />
      <h3>{t.checklist}</h3>
      <Checklist rows={a.checklist} />
      <Part title={t.proposalOrganizations} rows={a.organizations} />
      <Part title={t.proposalEditors} rows={a.editors} />
      <Part title={t.proposalNear} rows={a.near} />
      <Part title={t.proposalDependents} rows={a.dependents} />
      {a.alike.length > 0 && <Alike rows={a.alike} />}
      {a.curve.length > 0 && (
        <>
          <h3>{t.rateCurve}</h3>
          <Curve rows={a.curve} />
        </>
      )}
      {a.calibration.length > 0 && (
        <>
          <h3>{t.rateCalibration}</h3>
          <Calibration rows={a.calibration} given={given} />
        </>
      )}
    </div>
  );
}

function PastWork({ document }: { document: string }) {
  const found = useReply<Assessed>(apiUrl(["assess"], { document }));
  if (found.state === "loading") return <Loading what={document} />;
  if (found.state === "error") return <Failed error={found.error} again={found.again} />;
  return <Assessment a={found.data} />;
}

async function base64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let out = "";
  for (let i = 0; i < bytes.length; i += 0x8000) out += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(out);
}

export function Proposal() {
  const { query } = usePlace();
  const document = query.get("document") ?? "";
  const [pasted, setPasted] = useState("");
  const [typed, setTyped] = useState(document);
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Assessed>();
  const [error, setError] = useState<ApiError>();
  const [areaId, fileId, workId] = [useOwnId(), useOwnId(), useOwnId()];
  const hand = async (given: { name: string; text?: string; base64?: string }) => {
    setBusy(true), setError(undefined), setAnswer(undefined), change({ document: undefined });
    await assessProposal(given).then((a) => setAnswer(a as Assessed), setError);
    setBusy(false);
  };
  const add = async (file: File | undefined) => {
    if (!file) return;
    const coded = file.name.toLowerCase().endsWith(".docx");
    await hand(coded ? { name: file.name, base64: await base64(file) } : { name: file.name, text: await file.text() });
  };
  // TOML has "title = ..."; all else is taken for the form of Recommendation A.1.
  const name = /^\s*\w+\s*=/m.test(pasted) ? "proposal.toml" : "proposal.txt";
  return (
    <section
      class="figure drop"
      aria-labelledby="proposal"
      onDragOver={(e) => e.preventDefault()}
      onDrop={(e) => {
        e.preventDefault();
        void add(e.dataTransfer?.files[0]);
      }}
    >
      <h2 id="proposal">{t.proposalTitle}</h2>
      <p class="prose">{t.proposalProse}</p>
      <form
        class="proposal"
        onSubmit={(e) => {
          e.preventDefault();
          void hand({ name, text: pasted });
        }}
      >
        <label for={areaId}>{t.proposalPaste}</label>
        <textarea id={areaId} rows={8} value={pasted} onInput={(e) => setPasted(e.currentTarget.value)} />
        <div class="filter">
          <button type="submit" class="button" disabled={busy || pasted.trim() === ""}>
            {t.proposalAssess}
          </button>
          <label for={fileId}>{t.proposalFile}</label>
          <input
            id={fileId}
            type="file"
            accept=".toml,.docx,.txt,.md"
            onChange={(e) => void add(e.currentTarget.files?.[0])}
          />
        </div>
      </form>
      <form
        class="search"
        onSubmit={(e) => {
          e.preventDefault();
          setAnswer(undefined), setError(undefined), change({ document: typed.trim() || undefined });
        }}
      >
        <label for={workId}>{t.proposalDocument}</label>
        <input id={workId} type="text" value={typed} onInput={(e) => setTyped(e.currentTarget.value)} />
        <button type="submit" class="button">
          {t.proposalLook}
        </button>
      </form>
      {busy && <Loading what={t.proposalTitle} />}
      {error && <Failed error={error} />}
      {answer && <Assessment a={answer} />}
      {document && !answer && !busy && <PastWork key={document} document={document} />}
    </section>
  );
}
