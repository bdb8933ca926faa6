// The table of pages: one row each. Those below another one are not in the navigation.
import { type ComponentChildren, render } from "preact";
import { AddData } from "./pages/add_data";
import { Bodies, Subjects } from "./pages/bodies";
import { Collaboration } from "./pages/collaboration";
import { Compare, Organization } from "./pages/organization";
import { Members, NationalPage, Overview, Regions } from "./pages/overview";
import { MetricPage, Metrics, VoicesPage } from "./pages/metrics";
import { WorkItems } from "./pages/work_items";
import { Organizations } from "./pages/organizations";
import { PlanPage } from "./pages/plan";
import { ProspectsPage } from "./pages/prospects";
import { Quality } from "./pages/quality";
import { Recognition, RecognizedPerson } from "./pages/recognition";
import { Reports } from "./pages/reports";
import { Standard, Standards } from "./pages/standards";
import { followLinks, href, usePlace } from "./route";
import { Shell } from "./shell";
import { t } from "./texts";
import "./style.css";

interface Page {
  draw: (name: string) => ComponentChildren;
  above?: string; // the page of the navigation that it belongs to
}

const pages: Record<string, Page> = {
  overview: { draw: () => <Overview /> },
  organizations: { draw: () => <Organizations /> },
  organization: { draw: (name) => <Organization name={name} />, above: "organizations" },
  regions: { draw: () => <Regions /> },
  bodies: { draw: () => <Bodies /> },
  members: { draw: () => <Members /> },
  prospects: { draw: () => <ProspectsPage /> },
  national: { draw: () => <NationalPage /> },
  voices: { draw: () => <VoicesPage /> },
  works: { draw: () => <WorkItems /> },
  standards: { draw: () => <Standards /> },
  standard: { draw: (name) => <Standard name={name} />, above: "standards" },
  collaboration: { draw: () => <Collaboration /> },
  subjects: { draw: () => <Subjects /> },
  compare: { draw: () => <Compare /> },
  metrics: { draw: () => <Metrics /> },
  metric: { draw: (name) => <MetricPage name={name} />, above: "metrics" },
  recognition: { draw: () => <Recognition /> },
  recognized: { draw: (name) => <RecognizedPerson name={name} />, above: "recognition" },
  plan: { draw: () => <PlanPage /> },
  reports: { draw: () => <Reports /> },
  quality: { draw: () => <Quality /> },
  add: { draw: () => <AddData /> },
};

function App() {
  const { page, query } = usePlace();
  const found = pages[page];
  const name = query.get("name") ?? "";
  const current = found?.above ?? page;
  const title = !found
    ? t.noSuchPage
    : found.above && name
      ? page === "metric"
        ? t.column(name)
        : name
      : t.pages[current as keyof typeof t.pages];
  return (
    <Shell pages={Object.keys(pages).filter((p) => !pages[p]!.above)} current={current} title={title}>
      {found ? (
        <div class="sheets" key={page + name}>
          {found.draw(name)}
        </div>
      ) : (
        <p>
          <a href={href("overview")}>{t.toOverview}</a>
        </p>
      )}
    </Shell>
  );
}

document.documentElement.lang = t.locale;
document.documentElement.dir = t.direction;
followLinks();
render(<App />, document.body);
