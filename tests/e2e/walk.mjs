// Walks the dashboard as its reader would, in a real browser, and compares what is on screen with what the command line says.
// node walk.mjs ADDRESS GUARDED TOKEN WORKSPACE PLENARY PICTURES: GUARDED is a server that wants TOKEN.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const [address, guarded, token, workspace, plenary, pictures] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
mkdirSync(pictures, { recursive: true });

let failed = 0;
let passed = 0;

/** A sentence that holds, or says why it does not. */
async function holds(sentence, test) {
  try {
    await test();
    ++passed;
  } catch (error) {
    ++failed;
    console.error(`FAILED: ${sentence}\n  ${error.message.split("\n").slice(0, 8).join("\n  ")}`);
  }
}

function equal(found, wanted) {
  const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (a !== b) throw new Error(`found  ${a}\n  wanted ${b}`);
}

function ok(condition, otherwise) {
  if (!condition) throw new Error(otherwise);
}

/** Rows of `plenary measure ... --format csv`, as objects. */
function measured(...question) {
  const text = execFileSync(plenary, ["-C", workspace, "measure", ...question, "--format", "csv"], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [head, ...lines] = text
    .trim()
    .split("\n")
    .map((line) => line.split(","));
  return lines.map((line) => Object.fromEntries(line.map((value, i) => [head[i], value])));
}

const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
const context = await browser.newContext({
  viewport: { width: 1280, height: 900 },
  acceptDownloads: true,
});
const page = await context.newPage();
const complaints = [];
page.on("pageerror", (error) => complaints.push(error.message));
page.on("console", (message) => {
  if (message.type() === "error" && !/status of 4\d\d/.test(message.text())) complaints.push(message.text());
});

/** Opens a page and waits until nothing is being computed. */
async function open(path) {
  await page.goto(address + path);
  await settled();
}

async function settled() {
  await page.waitForFunction(() => document.querySelector("h1") && !document.querySelector("[aria-busy=true]"), null, {
    timeout: 90_000,
  });
  await page.waitForTimeout(400);
}

/** The rows of a figure's table: each row's cells as text. */
async function tableOf(id) {
  const table = page.locator(`#${id} table`);
  if (!(await table.count())) await page.locator(`#${id}`).getByRole("button", { name: "Table", exact: true }).click();
  await table.waitFor();
  const more = page.locator(`#${id}`).getByRole("button", { name: "Show more" });
  while (await more.count()) await more.click();
  return table
    .locator("tbody tr")
    .evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
}

const digits = (text) => Number(text.replace(/\u202F/g, ""));

const [organization, other] = measured("contributions", "--by", "organization")
  .map((row) => row.organization)
  .filter((name) => name && !name.includes('"'));
const body = measured("organizations_active", "--by", "body")[0].body;
const asked = async (path) => (await (await fetch(address + "/api/v1" + path)).json()).data;
const standard = (await asked(`/standards?body=${body}&by=practicality&top=1`)).standards[0].document;
const named = (page, name) => `/${page}?${new URLSearchParams({ name, body })}`;
const pages = [
  "/",
  "/organizations?body=" + body,
  named("organization", organization),
  "/regions",
  "/bodies?body=" + body,
  "/members",
  "/prospects?body=" + body,
  "/national",
  "/voices?body=" + body,
  "/works?body=" + body,
  "/standards?body=" + body,
  named("standard", standard),
  `/collaboration?${new URLSearchParams({ pair: "organization", a: organization, b: other })}`,
  "/subjects",
  `/compare?${new URLSearchParams({ a: organization, b: other })}`,
  "/metrics",
  named("metric", "attendance"),
  "/recognition?body=" + body,
  "/plan",
  "/reports",
  "/quality",
  "/regions?audience=public",
];

const paints = [];

/** Milliseconds until the page showed something, as the browser counts them. */
const firstPaint = () =>
  page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN);

// Every page: it draws, fits, says nothing wrong, and is open to all.
for (const path of pages) {
  const name = path.includes("audience=public") ? "public" : path.split("?")[0].slice(1) || "overview";
  for (const scheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme: scheme });
    await holds(`${path} can be used by all, ${scheme}`, async () => {
      await open(path);
      ok(
        !(await page.getByText("That did not work").count()),
        await page
          .locator(".said")
          .allTextContents()
          .then((all) => all.join("; ")),
      );
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() =>
        axe.run(document, {
          runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        }),
      );
      equal(
        violations.map(
          (v) =>
            `${v.id}: ${v.nodes
              .slice(0, 3)
              .map((n) => n.target.join(" "))
              .join("; ")}`,
        ),
        [],
      );
    });
  }
  for (const [width, scheme] of [
    [360, "light"],
    [1280, "light"],
    [1280, "dark"],
    [3840, "light"],
  ]) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height: width === 360 ? 740 : 900 });
    await holds(`${path} fits ${width} px`, async () => {
      await open(path);
      paints.push(await firstPaint());
      await page.screenshot({
        path: `${pictures}/${name}-${width}-${scheme}.png`,
        fullPage: true,
      });
      equal(await page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth)), 0);
    });
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: "light" });
}

await holds("all scripts, the map among them, weigh less than 400 KB on the wire", async () => {
  await open("/regions");
  const weights = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .filter((entry) => entry.name.endsWith(".js"))
      .map((entry) => entry.encodedBodySize),
  );
  const weight = weights.reduce((sum, one) => sum + one, 0);
  ok(weights.length > 1 && weight > 0 && weight < 400_000, `${weight} bytes in ${weights.length} files`);
  console.log(`scripts: ${Math.round(weight / 1000)} KB compressed`);
});

await holds("nothing was complained of by the browser", () => equal(complaints, []));

await holds("the regions on screen are those of the command line", async () => {
  await open("/regions");
  const wanted = measured("organizations_active", "--by", "region").map((row) => [
    row.region || "(unknown)",
    Number(row.value),
  ]);
  equal(
    (await tableOf("regions")).map((row) => [row[0], digits(row[1])]),
    wanted,
  );
});

await holds("a filter narrows the figure as --where does, stays in the address and on the next page", async () => {
  await open("/members");
  await page.getByLabel("Region", { exact: true }).selectOption("Europe");
  await settled();
  ok(page.url().includes("region=Europe"), page.url());
  const wanted = measured("memberships", "--by", "year", "--where", "region=Europe").map((row) => [
    row.year,
    Number(row.value),
  ]);
  equal(
    (await tableOf("members-by-year")).map((row) => [row[0], digits(row[1])]),
    wanted,
  );
  await page.getByRole("link", { name: "Regions", exact: true }).click();
  await settled();
  ok(page.url().includes("/regions?region=Europe"), page.url());
  await page.goBack();
  await settled();
  equal(await page.locator("h1").textContent(), "Members");
});

await holds("t turns a figure into its table, and back", async () => {
  await open("/");
  const figure = page.locator("#organizations-by-region");
  await figure.getByRole("button", { name: "Table", exact: true }).focus();
  await page.keyboard.press("t");
  await figure.locator("table").waitFor();
  await page.keyboard.press("t");
  await figure.locator(".plot svg").waitFor();
});

await holds("a table sorts by its numbers", async () => {
  await open("/?table=organizations-by-region");
  const figure = page.locator("#organizations-by-region");
  await figure.locator("thead button").nth(1).click();
  const values = (await tableOf("organizations-by-region")).map((row) => digits(row[1]));
  equal(
    values,
    [...values].sort((a, b) => b - a),
  );
});

await holds("a bar opens its own records", async () => {
  await open("/regions");
  await page.locator("#regions .plot").click({ position: { x: 200, y: 46 } }); // the second of the bars
  await page.locator("#regions-panel table tbody tr").first().waitFor();
  const [, second] = measured("organizations_active", "--by", "region");
  equal(new URL(page.url()).searchParams.get("rows"), `region=${second.region}`);
  const said = (await page.locator("#regions-panel .turn span").textContent()).split(" of ")[1];
  equal(digits(said), Number(second.records));
});

for (const format of ["CSV", "JSON"])
  await holds(`${format} is downloaded with the numbers on screen`, async () => {
    await open("/regions?open=regions:download");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.locator("#regions-panel").getByRole("link", { name: format, exact: true }).click(),
    ]);
    const text = readFileSync(await download.path(), "utf8");
    for (const row of measured("organizations_active", "--by", "region"))
      ok(text.includes(row.region) && text.includes(row.value), `no ${row.region} in ${text.slice(0, 200)}`);
  });

for (const [format, mark] of [
  ["SVG", "<svg"],
  ["PNG", "\u0089PNG"],
])
  await holds(`${format} is downloaded with its title and origin`, async () => {
    await open("/regions?open=regions:download");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.locator("#regions-panel").getByRole("button", { name: format, exact: true }).click(),
    ]);
    const bytes = readFileSync(await download.path(), "latin1");
    ok(bytes.startsWith(mark), bytes.slice(0, 40));
    if (format === "SVG")
      ok(bytes.includes("From which regions do organizations act?") && bytes.includes("SYNTHETIC"), "no title or mark");
  });

await holds("a wrong date says what is wrong, and asks nothing", async () => {
  await open("/");
  const before = page.url();
  await page.getByLabel("From", { exact: true }).fill("last spring");
  await page.keyboard.press("Enter");
  await page.getByText("A year, month or day").waitFor();
  equal(page.url(), before);
});

await holds("a list that does not follow a filter says so", async () => {
  await open(`/organizations?group=${body}/SG1`);
  await page.getByText("Not narrowed by group").first().waitFor();
  ok(!(await page.getByText("That did not work").count()), "the list failed");
});

await holds("filters that nothing fits say so, and how to get out", async () => {
  await open("/regions?from=1700&to=1701");
  await page.getByRole("button", { name: "Clear the filters" }).first().click();
  await settled();
  await page.locator("#regions .plot").waitFor();
});

await holds("a wrong metric and a wrong page say so", async () => {
  await page.goto(address + "/metric?name=nonsense");
  await page.getByText("That did not work").first().waitFor();
  await page.goto(address + "/nowhere");
  await page.getByRole("heading", { name: "No such page" }).waitFor();
});

await holds("the keyboard comes to the content first, then to each figure's buttons", async () => {
  await open("/regions");
  await page.keyboard.press("Tab");
  equal(await page.evaluate(() => document.activeElement.textContent), "Skip to the content");
  await page.locator("#regions").getByRole("button", { name: "Cite" }).focus();
  await page.keyboard.press("Enter");
  await page.locator("#regions .citation").waitFor();
});

await holds("what the public may not see is withheld, with its reason, and never zero", async () => {
  await open("/regions?audience=public&table=map");
  const shown = measured("organizations_active", "--by", "country", "--audience", "public");
  const all = measured("organizations_active", "--by", "country");
  ok(shown.length < all.length && shown.some((row) => row.country === "(other)"), "nothing is withheld: the test tests nothing");
  const rows = await tableOf("map");
  equal(rows.length, shown.length);
  equal(rows.map((row) => digits(row[1])).sort(), shown.map((row) => Number(row.value)).sort());
  await page.locator("#map").getByText("◇").first().waitFor();
  ok(
    !(await page.locator("#map").textContent()).includes("The most:"),
    "the sentence speaks for numbers that are not shown",
  );
});

await holds("records are refused to the public, and the page says whom to ask", async () => {
  await open("/regions?audience=public&open=regions:records");
  await page.locator("#regions-panel").getByText("Not shown to you").waitFor();
});

await holds("the audience stays when one goes on", async () => {
  await open("/?audience=public");
  await page.getByRole("link", { name: "Members", exact: true }).click();
  await settled();
  ok(page.url().includes("audience=public"), page.url());
});

await holds("the curves on screen are those of the command line, with the numbers still watched", async () => {
  await open("/bodies?body=" + body);
  const drawn = await page.locator("#speed-curve .plot svg").textContent();
  const wanted = measured("publication_time", "--by", "approval-path", "--where", "body=" + body, "--curve");
  ok(wanted.length > 10, "there is no curve to compare");
  const first = wanted[0];
  ok(drawn.replace(/\u202F/g, "").includes(first.at_risk), `no ${first.at_risk} under the curves`);
  const rows = await tableOf("speed-curve");
  equal(rows.length, wanted.length);
  equal(
    rows.map((row) => [row[0], digits(row.at(-1)) > 0]),
    wanted.map((row) => [row["approval-path"] || "(unknown)", Number(row.records) > 0]),
  );
});

await holds("what is under way is the backlog of the command line", async () => {
  await open("/bodies?body=" + body);
  const rows = await tableOf("flow");
  const wanted = measured("works_open", "--by", "year", "--where", "body=" + body);
  equal(
    rows.map((row) => [row[0], digits(row[3])]),
    wanted.map((row) => [row.year, Number(row.value)]),
  );
});

await holds("ranks are shown only to those who ask, and never without their range", async () => {
  await open("/organizations?body=" + body);
  equal(await page.locator("#index .rank-strip").count(), 0);
  await page.getByLabel("Show ranks with their range").check();
  await page.locator("#index .rank-strip").first().waitFor();
  ok(page.url().includes("ranks=1"), page.url());
  const index = await asked("/index?body=" + body);
  const own = index.scores.find((row) => row.organization === organization);
  await open(named("organization", organization));
  const said = await page.locator("#rank .say").textContent();
  ok(said.includes(`rank ${own.rank} of ${own.of}`) && said.includes(`${Math.round(own.rank_5)} to ${Math.round(own.rank_95)}`), said);
});

await holds("a pair opens the texts that both worked on", async () => {
  const links = measured("contribution_links", "--by", "organization").find((row) => Number(row.joint) > 1);
  await open(`/collaboration?${new URLSearchParams({ pair: "organization", a: links.organization, b: links.partner })}`);
  const row = (await tableOf("pair-contribution-links"))[0];
  ok(row.includes(String(Number(links.joint))), JSON.stringify(row));
  await page.locator("#pair-contribution-links").getByRole("button", { name: "Show the records" }).click();
  await page.locator("#pair-contribution-links-panel tbody tr").first().waitFor();
});

await holds("an indicator of a standard lies among those of its cohort", async () => {
  await open(named("standard", standard));
  await page.locator("#indicators .plot svg").waitFor();
  const { cohort } = await asked(`/standards/${encodeURIComponent(standard)}?cohort`);
  ok(cohort.length > 0, "no cohort");
});

await holds("every list can be cited and downloaded like a figure", async () => {
  for (const [path, id] of [
    ["/organizations?body=" + body, "index"],
    ["/standards?body=" + body, "standards"],
    ["/collaboration", "overlap"],
    ["/metrics", "catalogue"],
    [named("metric", "attendance"), "scorecard"],
    ["/bodies?body=" + body, "groups"],
  ]) {
    await open(path);
    await page.locator("#" + id).getByRole("button", { name: "Cite" }).click();
    await page.locator(`#${id} .citation`).waitFor();
    await page.locator("#" + id).getByRole("button", { name: "Download" }).click();
    const href = await page.locator(`#${id}-panel`).getByRole("link", { name: "CSV" }).getAttribute("href");
    const answer = await fetch(address + href);
    ok(answer.ok && (await answer.text()).includes("\n"), `${id}: ${answer.status}`);
  }
});

const planFile = workspace + "/plan.toml";

await holds("an edit of the plan is in force at once, written when applied, and taken back byte for byte", async () => {
  const before = readFileSync(planFile, "utf8");
  await open("/plan");
  const edit = page.locator("details.edit", { hasText: "Change:" }).first();
  await edit.locator("summary").click();
  await edit.getByLabel("Status").selectOption("done");
  await edit.getByRole("button", { name: "Save" }).first().click();
  const edits = page.locator("section", { has: page.getByRole("heading", { name: "Who changed what over the web?" }) });
  await edits.getByText("waits", { exact: true }).waitFor();
  equal(readFileSync(planFile, "utf8"), before);
  await edits.getByRole("button", { name: "Apply all that waits now" }).click();
  await edits.getByText("in plan.toml", { exact: true }).waitFor({ timeout: 60_000 });
  const after = readFileSync(planFile, "utf8");
  ok(after !== before && after.includes('status = "done"'), "the file is as it was");
  await page.screenshot({ path: `${pictures}/plan-edited.png`, fullPage: true });
  await edits.locator("tbody").getByRole("button", { name: "Undo" }).click();
  await edits.getByRole("button", { name: "Apply all that waits now" }).click();
  await edits.getByText("waits", { exact: true }).waitFor({ state: "detached", timeout: 60_000 });
  equal(readFileSync(planFile, "utf8"), before);
});

await holds("a wrong edit of the plan says what is wrong and changes nothing", async () => {
  await open("/plan");
  const edit = page.locator(".indicator details.edit").first();
  await edit.locator("summary").click();
  await edit.getByLabel("Target").fill("many");
  await edit.getByRole("button", { name: "Save" }).click();
  await edit.getByText("is no number").waitFor();
  ok(!existsSync(workspace + "/plan.pending"), "something waits");
});

await holds("what a person asks is found, asked and applied", async () => {
  const person = (await asked("/measure/attendance/records?limit=1"))[0].person;
  await open("/quality");
  const box = page.locator("section", { has: page.getByRole("heading", { name: "A person asks" }) });
  await box.getByLabel(/^Who:/).fill("Nobody Whatever");
  await box.getByRole("button", { name: "Find" }).click();
  await box.getByText("Nothing is held of anybody").waitFor({ timeout: 60_000 });
  await box.getByLabel(/^Who:/).fill(person);
  await box.getByRole("button", { name: "Find" }).click();
  await box.getByText(/^One person is|people are written/).waitFor({ timeout: 60_000 });
  await page.screenshot({ path: `${pictures}/person.png`, fullPage: true });
  await box.getByRole("button", { name: "Hide", exact: true }).first().click();
  await box.getByText(/not shown to members and the public/).waitFor();
  await box.getByRole("button", { name: "Apply all that waits now" }).click();
  await box.getByRole("button", { name: /^Apply/ }).waitFor({ state: "detached", timeout: 120_000 });
  const shown = await asked("/measure/attendance/records?limit=10000");
  ok(!shown.some((row) => row.person === person), "the name is still shown");
});

await holds("a page reads from right to left, at every width, without falling out of it", async () => {
  for (const path of ["/", "/organizations?body=" + body, "/plan"])
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await open(path);
      await page.evaluate(() => (document.documentElement.dir = "rtl"));
      await page.waitForTimeout(200);
      equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
    }
  await page.setViewportSize({ width: 1280, height: 900 });
});

await holds("on paper stand the figures and what they say, and nothing to press", async () => {
  await open("/regions");
  await page.emulateMedia({ media: "print" });
  equal(await page.locator("button:visible, nav.pages:visible, form:visible").count(), 0);
  ok(await page.locator("#regions .say").isVisible(), "no sentence");
  await page.emulateMedia({ media: "screen" });
});

await holds("a report is made for what was chosen", async () => {
  await open("/reports");
  await page.getByLabel("Template").selectOption("region");
  await page.getByText("Name the region first.").waitFor();
  await page.getByRole("combobox", { name: "Region" }).last().fill("Europe");
  await page.keyboard.press("Tab");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Page (HTML)" }).click(),
  ]);
  equal(download.suggestedFilename(), "region-Europe.html");
  const text = readFileSync(await download.path(), "utf8");
  ok(text.includes("SYNTHETIC") && text.includes("Europe"), "neither mark nor region on the report");
});

await holds("a proposal is held against the criteria, and what is wrong in one is told with its line", async () => {
  await open("/works?body=" + body);
  const hand = async (text) => {
    await page.getByLabel("The proposal", { exact: true }).fill(text);
    await page.getByRole("button", { name: "Hold it against the records" }).click();
  };
  await hand(`title = "Clocks"\nbody = "${body}"\nstart = 2031-01-01\nend = 2030-01-01\n`);
  await page.getByText("lies before the start 2031-01-01 (proposal.toml line 3)").waitFor();
  ok(await page.getByRole("table", { name: "The checklist" }).getByText("Requirements of identified customers").count());
  await hand('title = "Clocks"\nend = "soon"\n');
  await page.getByText("proposal.toml line 2: end 'soon' is no date").waitFor();
});

await holds("a decision of the review is handed in, and taken back", async () => {
  await open("/quality");
  const pair = page.locator(".pair").first();
  await pair.getByRole("button", { name: "Different" }).click();
  await pair.getByText("Kept apart").waitFor();
  await pair.getByRole("button", { name: "Undo" }).click();
  await pair.getByRole("button", { name: "The same" }).waitFor();
});

await holds("a guarded server asks for a token, refuses a wrong one, and opens with the right one", async () => {
  await page.goto(guarded + "/members");
  await page.getByLabel("Token").first().fill("wrong");
  await page.getByRole("button", { name: "Enter" }).click();
  await page.getByRole("alert").waitFor();
  await page.screenshot({ path: `${pictures}/token.png` });
  await page.getByLabel("Token").first().fill(token);
  await page.getByRole("button", { name: "Enter" }).click();
  await page.locator("#members-by-year .plot svg").waitFor();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByLabel("Token").first().waitFor();
});

await browser.close();
paints.sort((a, b) => a - b);
console.log(
  `first paint: ${Math.round(paints[paints.length >> 1])} ms at the median, ${Math.round(paints[paints.length - 1])} ms at the most`,
);
console.log(`e2e: ${passed} hold, ${failed} fail; pictures in ${pictures}`);
process.exit(failed ? 1 : 0);
