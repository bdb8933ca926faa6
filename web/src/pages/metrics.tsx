// The catalogue of what can be asked, what each metric means, how good it is, and any of them cut by what one likes.
import { isTime } from "../answers";
import { apiUrl, type Metric, type Row, useReply } from "../api";
import { Listing } from "../figure";
import { Definition, Measured, type Shape } from "../measured";
import { change, href, usePlace } from "../route";
import { NotNarrowed, Ready } from "../states";
import { link, number, Table, text } from "../table";
import { t } from "../texts";

export function Metrics() {
  const all = useReply<Row[]>(apiUrl(["metrics"]));
  return (
    <Listing
      id="catalogue"
      title={t.catalogueTitle}
      of={all}
      path={["metrics"]}
      about={<p>{t.aboutCatalogue}</p>}
      slice={(metrics) => t.catalogue(metrics.length)}
    >
      {({ data }) => (
        <Table
          caption={t.pages.metrics}
          hideCaption
          columns={["question", "theme", "metric"].map((c) => ({ title: t.column(c) }))}
          rows={data.map((m) => [
            link(String(m["question"]), href("metric", { name: String(m["metric"]) })),
            text(m["theme"]),
            { sort: String(m["metric"]), shown: <code>{String(m["metric"])}</code> },
          ])}
        />
      )}
    </Listing>
  );
}

function Cuts({ metric, by }: { metric: Metric; by: string[] }) {
  const choose = (at: number, value: string) => change({ by: by.with(at, value).filter(Boolean).join(",") });
  return (
    <div class="toggle">
      {[0, 1].map((at) => (
        <label class="choice">
          {at === 0 ? t.cutBy : t.andBy}{" "}
          <select
            value={by[at] ?? ""}
            disabled={at > by.length}
            onChange={(e) =>
              at < by.length
                ? choose(at, e.currentTarget.value)
                : change({ by: [...by, e.currentTarget.value].join(",") })
            }
          >
            <option value="">{t.nothing}</option>
            {metric.slices.map((s) => (
              <option value={s}>{t.column(s)}</option>
            ))}
          </select>
        </label>
      ))}
    </div>
  );
}

const shapeOf = (by: string[], measure: string): Shape =>
  by.length === 0 || by.length > 2 || /^(links|mixing|brokers|communities)/.test(measure)
    ? "table"
    : isTime(by[by.length - 1])
      ? "lines"
      : by.length === 1
        ? "bars"
        : "table";

function Explorer({ metric }: { metric: Metric }) {
  const { query } = usePlace();
  const usual = /^(links|mixing|brokers|communities)/.test(metric.measure)
    ? "organization"
    : metric.slices.includes("body")
      ? "body"
      : (metric.slices[0] ?? "");
  const by = (query.get("by") ?? usual).split(",").filter((s) => metric.slices.includes(s));
  return (
    <Measured
      key={by.join()}
      spec={{
        id: "figure",
        metric: metric.metric,
        by,
        shape: shapeOf(by, metric.measure),
        controls: <Cuts metric={metric} by={by} />,
        asked: { limit: "1000" },
      }}
    />
  );
}

interface Scorecard {
  marks: Row[];
  metrics: Row[];
  notes: string[];
}

function Marks({ name }: { name: string }) {
  const { filters } = usePlace();
  const asked = { metric: name, body: filters.body };
  const card = useReply<Scorecard>(apiUrl(["scorecard"], asked));
  return (
    <Listing
      id="scorecard"
      title={t.howGood}
      of={card}
      path={["scorecard"]}
      asked={asked}
      about={<p>{t.aboutScorecard}</p>}
      notes={({ notes }) => notes}
    >
      {({ data }) => (
        <>
          {data.metrics.map((m) => (
            <p class="say">{String(m["verdict"] ?? "")}</p>
          ))}
          <Table
            caption={t.howGood}
            hideCaption
            columns={["question", "value", "low", "high", "from"].map((c, i) => ({
              title: t.column(c),
              numeric: i > 0 && i < 4,
            }))}
            rows={data.marks.map((m) => [
              text(m["question"]),
              number(m["value"], "estimate"),
              number(m["low"], "estimate", ""),
              number(m["high"], "estimate", ""),
              text(m["from"]),
            ])}
          />
          <NotNarrowed by={["body"]} />
        </>
      )}
    </Listing>
  );
}

export function MetricPage({ name }: { name: string }) {
  const metric = useReply<Metric>(apiUrl(["metrics", name]));
  return (
    <Ready of={metric} what={name}>
      {({ data }) => (
        <>
          <section class="figure">
            <Definition metric={data} />
          </section>
          <Explorer metric={data} />
          <Marks name={name} />
          <section class="figure">
            <h2>{t.recordsCounted}</h2>
            <pre>{data.sql}</pre>
          </section>
        </>
      )}
    </Ready>
  );
}
