// The action plan: by objective its indicators with the path to their targets, and who does what by when; what changed; which
// statements it answers and which it leaves open. A state is a word and a mark, never a colour alone.
import { apiUrl, type Meta, type Row, useReply } from "../api";
import { downloadsOf, Figure } from "../figure";
import { ActionEdits, Edits, TargetEdit } from "./plan_edits";
import { Measured } from "../measured";
import { type NumberKind, numberText } from "../answers";
import { change, usePlace } from "../route";
import { Empty, Notes, NotNarrowed, Ready } from "../states";
import { RowTable, Table, text } from "../table";
import { t } from "../texts";

export interface Plan {
  plan: string;
  version?: string | null; // for the secretariat; null of a workbook
  edits?: Row[];
  body: string | null;
  group: string | null;
  day: string;
  since: string | null;
  meeting: string | null;
  notes_for_readers: string[];
  objectives: Row[];
  indicators: Row[];
  history: Row[];
  actions: Row[];
  milestones: Row[];
  answers: Row[];
  notes: Row[];
  documents: Row[];
  changes: Row[];
  coverage: Row[];
  without_statement: Row[];
  statements?: Row[];
}

const marks: Record<string, string> = {
  reached: "●",
  "on track": "▲",
  "off track": "▼",
  "too early": "◌",
  "no data": "∅",
  withheld: "◇",
};

export const said = (value: Row[string] | undefined): string =>
  value === null || value === undefined ? "" : String(value);
const of = (rows: Row[], column: string, id: Row[string] | undefined) => rows.filter((row) => row[column] === id);
const time = (day: Row[string] | undefined) => Date.parse(said(day) + "T00:00:00Z");

/** The last day of a year, month or day. */
function lastDay(date: string): string {
  if (date.length === 4) return date + "-12-31";
  if (date.length === 10) return date;
  return new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5)), 0)).toISOString().slice(0, 10);
}

const kindOf = (row: Row, value: number): NumberKind =>
  said(row["unit"]).startsWith("share") ? "share" : Number.isInteger(value) ? "count" : "estimate";

const shown = (row: Row, name: string): string =>
  typeof row[name] === "number" ? numberText(row[name], kindOf(row, row[name])) : t.states["no data"];

/** Quoted titles stand between the quotation marks of the language, with where they are from. */
function Title({ row }: { row: Row }) {
  const quoted = row["source"] === "quoted";
  return (
    <>
      {quoted ? <q>{said(row["title"])}</q> : said(row["title"])}{" "}
      <span class="slice">{quoted ? t.quotedFrom(said(row["document"]), said(row["section"])) : t.proposed}</span>
    </>
  );
}

const [width, height, edge] = [260, 72, 6];

/** Values by period with their intervals, and the dashed path from the baseline to the target. */
function Sparkline({ indicator, history }: { indicator: Row; history: Row[] }) {
  const points = history.filter((p) => typeof p["value"] === "number");
  const due = time(lastDay(said(indicator["due"])));
  const target = indicator["target"] as number;
  const path = history.filter((p) => typeof p["path"] === "number");
  const numbers = [
    target,
    ...history.flatMap((p) => [p["value"], p["low"], p["high"], p["path"]]).filter((v) => typeof v === "number"),
  ] as number[];
  const [least, most] = [Math.min(0, ...numbers), Math.max(...numbers)];
  const [first, last] = [time(history[0]?.["to_day"]), Math.max(due, time(history[history.length - 1]?.["to_day"]))];
  const x = (at: number) => edge + ((at - first) / (last - first || 1)) * (width - 2 * edge);
  const y = (value: number) => height - edge - ((value - least) / (most - least || 1)) * (height - 2 * edge);
  const line = points.map((p) => `${x(time(p["to_day"]))},${y(Number(p["value"]))}`).join(" ");
  const start = path[0];
  return (
    <svg class="spark" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t.sparkText(said(indicator["title"]))}>
      {points.map(
        (p) =>
          typeof p["low"] === "number" && (
            <line
              class="spark-interval"
              x1={x(time(p["to_day"]))}
              x2={x(time(p["to_day"]))}
              y1={y(p["low"])}
              y2={y(Number(p["high"]))}
            />
          ),
      )}
      {start && (
        <line
          class="spark-path"
          x1={x(time(start["to_day"]))}
          y1={y(Number(start["path"]))}
          x2={x(due)}
          y2={y(target)}
        />
      )}
      <polyline class="spark-line" points={line} />
      {points.map((p) => (
        <circle class="spark-point" cx={x(time(p["to_day"]))} cy={y(Number(p["value"]))} r="2.5">
          <title>{`${said(p["period"])}: ${numberText(Number(p["value"]), kindOf(indicator, Number(p["value"])))}`}</title>
        </circle>
      ))}
      <path class="spark-target" d={`M${x(due) - 5},${y(target)} l5,-5 l5,5 l-5,5 z`} />
    </svg>
  );
}

function sentenceOf(row: Row): string {
  if (typeof row["value"] !== "number") return said(row["reason"]);
  const interval = typeof row["low"] === "number" ? ` (${t.interval(shown(row, "low"), shown(row, "high"))})` : "";
  return t.planNow(said(row["period"]), shown(row, "value") + interval, said(row["reason"]));
}

function Indicator({ row, history, plan }: { row: Row; history: Row[]; plan: Plan }) {
  const { query } = usePlace();
  const id = said(row["id"]);
  const open = query.get("show") === id;
  return (
    <li class="indicator">
      <p class="state-word">
        <span aria-hidden="true">{marks[said(row["state"])]}</span> {t.planStates[said(row["state"])]}
      </p>
      <div>
        <p>
          <Title row={row} />
        </p>
        <p class="say">{sentenceOf(row)}.</p>
        <Notes notes={[said(row["note"])]} />
        <p class="note">
          {t.planAim(
            typeof row["baseline"] === "number" ? shown(row, "baseline") : "",
            said(row["baseline_on"]),
            shown(row, "target"),
            said(row["due"]),
          )}
        </p>
        <button
          type="button"
          class="button"
          aria-expanded={open}
          onClick={() => change({ show: open ? undefined : id, open: undefined, rows: undefined }, true)}
        >
          {t.figureAndRecords}
        </button>{" "}
        {plan.version && <TargetEdit row={row} plan={plan} />}
      </div>
      {history.some((p) => typeof p["value"] === "number") && <Sparkline indicator={row} history={history} />}
      {open && (
        <div class="wide">
          <Measured
            key={id}
            spec={{
              id: "figure-" + id,
              metric: said(row["metric"]),
              by: [said(row["every"])],
              shape: "lines",
              only: said(row["where"]).split("; ").filter(Boolean),
              ...(row["part"] ? { part: said(row["part"]) } : {}),
            }}
          />
        </div>
      )}
    </li>
  );
}

const actionColumns = ["due", "standing", "for", "responsible", "collaborating", "strategy", "enablers", "reporting"];

function Actions({ rows, plan }: { rows: Row[]; plan: Plan }) {
  return (
    <>
      <Table
        caption={t.planActions}
        columns={[{ title: t.column("action") }, ...actionColumns.map((c) => ({ title: t.column(c) }))]}
        rows={rows.map((row) => [
          { sort: said(row["title"]), shown: <Title row={row} /> },
          ...actionColumns.map((c) => text(row[c])),
        ])}
      />
      {plan.version && rows.map((row) => <ActionEdits row={row} plan={plan} />)}
    </>
  );
}

function Objective({ row, plan }: { row: Row; plan: Plan }) {
  const indicators = of(plan.indicators, "objective", row["id"]);
  const actions = of(plan.actions, "objective", row["id"]);
  return (
    <section class="figure" id={"objective-" + said(row["id"])}>
      <h2>
        <Title row={row} />
      </h2>
      {indicators.length > 0 ? (
        <ul class="indicators">
          {indicators.map((i) => (
            <Indicator row={i} history={of(plan.history, "indicator", i["id"])} plan={plan} />
          ))}
        </ul>
      ) : (
        <p class="note">{t.noIndicator}</p>
      )}
      {actions.length > 0 && <Actions rows={actions} plan={plan} />}
    </section>
  );
}

/** A table of the plan with its title; `none` says what an empty one means. */
function Part({ title, rows, none }: { title: string; rows: Row[]; none?: string }) {
  if (rows.length === 0 && !none) return null;
  return (
    <section class="figure">
      <h2>{title}</h2>
      {rows.length > 0 ? <RowTable rows={rows} caption={title} /> : <p class="note">{none}</p>}
    </section>
  );
}

function Whole({ plan, meta }: { plan: Plan; meta: Meta }) {
  const open = (plan.statements ?? []).filter((s) => s["actions"] === null);
  return (
    <>
      <Figure
        id="plan"
        title={plan.plan}
        slice={[plan.body, plan.group, t.onDay(plan.day)].filter(Boolean).join(" · ")}
        meta={meta}
        about={<p>{t.planAbout}</p>}
        notes={[...plan.notes_for_readers, plan.version === null ? t.planWorkbook : ""]}
        downloads={downloadsOf(["plan"], { body: plan.body ?? undefined, "as-of": plan.day })}
      >
        <NotNarrowed by={["body", "to"]} />
      </Figure>
      {plan.objectives.map((row) => (
        <Objective row={row} plan={plan} />
      ))}
      <Part title={t.planMilestones} rows={plan.milestones} />
      {plan.since && (
        <Part title={t.planChanges(plan.since, plan.meeting ?? "")} rows={plan.changes} none={t.noChanges} />
      )}
      <Part title={t.planDocuments} rows={plan.documents} />
      <Part title={t.planCoverage} rows={plan.coverage} />
      <Part title={t.planOpen} rows={open} />
      <Part title={t.planWithout} rows={plan.without_statement} />
      <Part title={t.planAnswers} rows={plan.answers} />
      <Part title={t.planNotes} rows={plan.notes} />
      {plan.version && <Edits plan={plan} />}
    </>
  );
}

export function PlanPage() {
  const { filters } = usePlace();
  const asked = { coverage: "", body: filters.body, "as-of": filters.to };
  const reply = useReply<Plan>(apiUrl(["plan"], asked));
  if (reply.state === "error" && reply.error.status === 404) return <Empty why={reply.error.message} />;
  return (
    <Ready of={reply} what={t.pages.plan}>
      {({ data, meta }) => <Whole plan={data} meta={meta} />}
    </Ready>
  );
}
