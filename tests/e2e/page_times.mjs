// Milliseconds until each page of the dashboard is interactive, and the answer that it waited for longest.
// node page_times.mjs ADDRESS BODY FROM: with a window that begins in the year FROM, so that answers are not known from before.
import { chromium } from "playwright-core";

const [address, body, from] = process.argv.slice(2);
const pages = [
  "",
  "organizations",
  "regions",
  "bodies",
  "members",
  "works",
  "standards",
  "collaboration",
  "subjects",
  "metrics",
  "recognition",
  "plan",
  "reports",
  "quality",
];

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
let answers = [];
page.on("requestfinished", async (request) => {
  if (!request.url().includes("/api/")) return;
  const took = request.timing().responseEnd;
  const { pathname, search } = new URL(request.url());
  answers.push({ took, name: decodeURIComponent(pathname + search).replace("/api/v1/", "") });
});

for (const name of pages) {
  answers = [];
  await page.goto("about:blank");
  const began = performance.now();
  await page.goto(`${address}/${name}?${new URLSearchParams({ body, from })}`);
  await page.waitForFunction(() => document.querySelector("h1") && !document.querySelector("[aria-busy=true]"), null, {
    timeout: 300_000,
    polling: 20,
  });
  const took = Math.round(performance.now() - began);
  await page.waitForTimeout(300);
  const slowest = answers.sort((a, b) => b.took - a.took)[0];
  const why = slowest ? `slowest of ${answers.length} answers ${Math.round(slowest.took)} ms: ${slowest.name}` : "";
  console.log(`${(name || "overview").padEnd(16)} ${String(took).padStart(6)} ms   ${why}`);
}
await browser.close();
