// The dashboard is built into web/dist, from where CMake puts it into the program.
import { readFileSync } from "node:fs";
import { defineConfig } from "vite";

// Countries with their ISO numbers, by which the map knows them, from the reviewed table: one list of names
// for the whole product.
function countries(): string[][] {
  const file = new URL("../data/countries.csv", import.meta.url);
  const [head, ...lines] = readFileSync(file, "utf8").trim().split(/\r?\n/).map(fields);
  return lines.map((line) => ["alpha2", "m49", "name"].map((column) => line[head!.indexOf(column)]!));
}

// RFC 4180, one line: names such as "Korea, Republic of" stand in quotes.
function fields(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((m) =>
    m[1] === undefined ? m[2]! : m[1].replaceAll('""', '"'),
  );
}

export default defineConfig({
  define: { COUNTRIES: JSON.stringify(countries()) },
  server: { proxy: { "/api": "http://localhost:8417" } },
  build: { outDir: "dist", emptyOutDir: true, target: "es2022", chunkSizeWarningLimit: 900 },
});
