// What the secretariat changes in the action plan: how an action stands, a note, a milestone that is done, a target. It is in
// force at once, waits to be written into plan.toml, and can be taken back.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { ApiError, applyWaiting, askAgain, editPlan, type PlanEdit, type Row } from "../api";
import { say } from "../shell";
import { Failed, useOwnId } from "../states";
import { Table, text } from "../table";
import { t } from "../texts";
import { type Plan, said } from "./plan";

// Hands an edit in and shows the plan anew; who saw an older plan is shown the newer one.
function useEditing(plan: Plan) {
  const [error, setError] = useState<ApiError | null>(null);
  const hand = async (edit: PlanEdit) => {
    try {
      await editPlan(plan.version!, edit);
      setError(null);
      say(t.planSaved);
      askAgain();
    } catch (failure) {
      const wrong = failure as ApiError;
      setError(wrong.status === 409 ? new ApiError(409, wrong.code, t.planStale, null) : wrong);
      if (wrong.status === 409) askAgain();
    }
  };
  return { error, hand };
}

interface FieldProps {
  label: string;
  initial: string;
  save: (value: string) => void;
  placeholder?: string;
  children?: ComponentChildren; // options: of these one is chosen
}

/** One field with its own button: each change is an edit of its own. */
function Field({ label, initial, save, placeholder, children }: FieldProps) {
  const id = useOwnId();
  const [value, set] = useState(initial);
  return (
    <form
      class="search"
      onSubmit={(e) => {
        e.preventDefault();
        save(value);
      }}
    >
      <label for={id}>{label}</label>
      {children ? (
        <select id={id} value={value} onChange={(e) => set(e.currentTarget.value)}>
          {children}
        </select>
      ) : (
        <input
          id={id}
          type="text"
          placeholder={placeholder}
          value={value}
          onInput={(e) => set(e.currentTarget.value)}
        />
      )}
      <button type="submit" class="button">
        {t.planSave}
      </button>
    </form>
  );
}

/** The edits of one action: its status, a note, its milestones. */
export function ActionEdits({ row, plan }: { row: Row; plan: Plan }) {
  const { error, hand } = useEditing(plan);
  const of = said(row["id"]);
  const milestones = plan.milestones.filter((m) => m["action"] === row["id"]);
  return (
    <details class="edit" key={of}>
      <summary>
        {t.planEdit}: {said(row["title"])}
      </summary>
      <Field
        key={said(row["status"])}
        label={t.planStatus}
        initial={said(row["status"])}
        save={(value) => hand({ what: "status", of, value })}
      >
        {t.planStatuses.map((status) => (
          <option value={status}>{status}</option>
        ))}
      </Field>
      {milestones.map((m) => (
        <Field
          key={said(m["title"]) + said(m["done"])}
          label={`${said(m["title"])}: ${t.planDone}`}
          initial={said(m["done"])}
          placeholder={t.datePlaceholder}
          save={(value) => hand({ what: "milestone", of, title: said(m["title"]), value })}
        />
      ))}
      <Field
        key={plan.version ?? ""}
        label={t.planNote}
        initial=""
        save={(value) => hand({ what: "note", of, value })}
      />
      {error && <Failed error={error} />}
    </details>
  );
}

export function TargetEdit({ row, plan }: { row: Row; plan: Plan }) {
  const { error, hand } = useEditing(plan);
  const target = String(row["target"]);
  return (
    <details class="edit">
      <summary>{t.planEdit}</summary>
      <Field
        key={target}
        label={t.planTarget}
        initial={target}
        save={(value) => hand({ what: "target", of: said(row["id"]), value })}
      />
      {error && <Failed error={error} />}
    </details>
  );
}

/** Who changed what, the last first; each can be taken back once. */
export function Edits({ plan }: { plan: Plan }) {
  const { error, hand } = useEditing(plan);
  const [applying, setApplying] = useState(false);
  const edits = plan.edits ?? [];
  const apply = () => {
    setApplying(true);
    applyWaiting()
      .then(askAgain)
      .finally(() => setApplying(false));
  };
  const undo = (edit: Row) =>
    edit["undone"] || edit["undoes"] ? (
      ""
    ) : (
      <button type="button" class="button" onClick={() => hand({ what: "undo", id: said(edit["id"]) })}>
        {t.undo}
      </button>
    );
  return (
    <section class="figure" aria-labelledby="edits">
      <h2 id="edits">{t.planEdits}</h2>
      {edits.some((e) => e["waits"]) && (
        <p>
          {t.planSaved}{" "}
          <button type="button" class="button" disabled={applying} onClick={apply}>
            {applying ? t.applying : t.applyNow}
          </button>
        </p>
      )}
      {edits.length === 0 ? (
        <p class="note">{t.planNoEdits}</p>
      ) : (
        <Table
          caption={t.planEdits}
          hideCaption
          columns={["what", "who", "when", "standing", "undo"].map((c) => ({ title: t.column(c) }))}
          rows={edits.map((e) => [
            text(e["what"]),
            text(e["author"]),
            text(said(e["at"]).replace("T", " ").replace("Z", "")),
            text(t.planEditState(e["waits"] === true, e["undone"] === true)),
            { sort: null, shown: undo(e) },
          ])}
        />
      )}
      {error && <Failed error={error} />}
    </section>
  );
}
