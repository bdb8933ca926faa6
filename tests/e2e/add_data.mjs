// A newcomer's way from three spreadsheets that nobody prepared to a Word document, in a browser alone.
// node add_data.mjs ADDRESS WORKBOOK PICTURES: a server on an empty workspace, and a workbook of contributions
import { readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const [address, workbook, pictures] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const members = `Register of members;;;
as of 19 April 2024;;;
Member name;Country;Category;Joined
"Example Telecom, S.A.";Spain;Sector Member;12.01.2016
Sample Networks;Japan;Associate;01.06.2019
Université de Exemple;France;Academia;15.09.2020
Nowhere Ltd;Atlantis;Sector Member;31.02.2021
`;
const attendance = ["Participant\tOn behalf of\tDate\tVenue or online", "Ada Example\tExample Telecom\t2024-04-18\tremote",
  "Ben Sample\tSample Networks K.K.\t2024-04-18\tin person", "Cem Nowhere\t\t2024-04-19\tremote"].join("\n");
const files = [
  { name: "Members (final) v2.csv", mimeType: "text/csv", buffer: Buffer.from(members) },
  { name: "sign-in sheet.tsv", mimeType: "text/plain", buffer: Buffer.from(attendance) },
  { name: "contributions.xlsx", mimeType: "application/octet-stream", buffer: readFileSync(workbook) },
];

function ok(condition, otherwise) {
  if (!condition) throw new Error(otherwise);
}

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true })).newPage();
const complaints = [];
page.on("pageerror", (error) => complaints.push(error.message));

async function accessible(what) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document));
  ok(violations.length === 0, `${what}: ${violations.map((v) => `${v.id} ${v.nodes[0].html}`).join("; ")}`);
}

/** Fills in what the file does not say, looks at the trial, imports; returns what the trial said. */
async function bring(file, filled = {}) {
  await page.locator("input[type=file]").setInputFiles(file);
  const sheet = page.locator("section.figure", { has: page.getByRole("heading", { name: file.name, exact: true }) });
  await sheet.getByRole("button", { name: "See what would be read" }).waitFor({ timeout: 30_000 });
  for (const [label, value] of Object.entries(filled)) {
    const field = sheet.getByLabel(label, { exact: true });
    if ((await field.evaluate((e) => e.tagName)) === "SELECT") await field.selectOption(value);
    else await field.fill(value), await field.blur();
  }
  await sheet.getByRole("button", { name: "See what would be read" }).click();
  const said = sheet.locator(".say");
  await said.waitFor({ timeout: 30_000 });
  const text = await said.textContent();
  await accessible(file.name);
  await page.screenshot({ path: `${pictures}/add-${file.name.replace(/\W+/g, "-")}.png`, fullPage: true });
  await sheet.getByRole("button", { name: "Import", exact: true }).click();
  await sheet.getByText("Imported. All figures show it from now on.").waitFor({ timeout: 60_000 });
  return text;
}

const start = Date.now();
await page.goto(address + "/");
await page.getByRole("link", { name: "Add data" }).first().click();
const register = await bring(files[0], { Body: "itu-t" });
ok(/^3 records would be read, 1 left out/.test(register), `the register: ${register}`);
const sheet = await bring(files[1], { Body: "itu-t" });
ok(/^3 records would be read, 0 left out/.test(sheet), `the sign-in sheet: ${sheet}`);
const book = await bring(files[2]);
ok(!/^0 records/.test(book), `the workbook: ${book}`);

// What was brought is on every page, without loading anything anew.
await page.getByRole("link", { name: "See the overview" }).last().click();
await page.getByText("organizations took part").first().waitFor({ timeout: 30_000 });
await page.getByRole("link", { name: "Reports" }).first().click();
const word = page.getByRole("button", { name: "Word (DOCX)" });
await word.waitFor({ timeout: 30_000 });
const [download] = await Promise.all([page.waitForEvent("download", { timeout: 60_000 }), word.click()]);
const file = await download.path();
ok(statSync(file).size > 10_000 && readFileSync(file).subarray(0, 2).toString() === "PK", "the report is no Word file");
ok(complaints.length === 0, complaints.join("; "));

// A file that no format reads is told, and nothing else happens.
await page.goto(address + "/add");
await page.locator("input[type=file]").setInputFiles({ name: "virus.exe", mimeType: "application/octet-stream", buffer: Buffer.from("MZ") });
await page.getByText("there is no reader for").waitFor({ timeout: 10_000 });
await browser.close();
console.log(`three spreadsheets to a Word document: ${((Date.now() - start) / 1000).toFixed(0)} s`);
