import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { firstLoad, type Manifest } from "./firstLoad.ts";

const MANIFEST: Manifest = {
  "index.html": { file: "index.js", isEntry: true, imports: ["_language.js"] },
  "_language.js": { file: "language.js" },
  "_vendor.js": { file: "vendor.js", imports: ["_language.js"] },
  "_forms.js": { file: "forms.js", imports: ["_vendor.js"] },
  "src/app/start.tsx": { file: "start.js", imports: ["_vendor.js"] },
  "src/locales/de.po": { file: "de.js" },
  "src/locales/en.po": { file: "en.js" },
  "src/One.tsx": { file: "One.js", imports: ["_vendor.js", "_forms.js"] },
  "src/Other.tsx": { file: "Other.js", imports: ["_vendor.js"] },
};

it("lists the start files, the locale and the imports of the given page only", () => {
  const start = ["index.js", "language.js", "start.js", "vendor.js"];
  expect(firstLoad(MANIFEST, ["src/Other.tsx"], "de")).toEqual(["Other.js", "de.js", ...start]);
  expect(firstLoad(MANIFEST, ["src/One.tsx"], "en")).toContain("forms.js");
});

it("throws for a page that is missing from the build", () => {
  expect(() => firstLoad(MANIFEST, ["src/Gone.tsx"], "en")).toThrow("src/Gone.tsx");
});

const LARGEST = 250_000;
const FEATURES = "src/features";

const PAGES: [string, string[]][] = [
  ["sign-in", ["sign-in/SignInPage.tsx"]],
  ["calls", ["calls/CallsPage.tsx"]],
  ["overview", ["overview/OverviewPage.tsx"]],
  ["call", ["calls/CallPage.tsx", "calls/NoteForm.tsx", "calls/TagForm.tsx"]],
  ["operator's clients", ["clients/ClientsPage.tsx"]],
];

// `make test` has built the front end; other runs of the tests may meet an old build, or none.
describe.runIf(process.env.AIVORS_WEB_BUILT)("the compressed scripts of the first load", () => {
  const dist = new URL("./dist/", import.meta.url);
  const read = (file: string) => readFileSync(new URL(file, dist));
  const weigh = (file: string) => gzipSync(read(file), { level: 9 }).length;

  it.each(PAGES)("are at most 250 kB: %s", (page, modules) => {
    const manifest = JSON.parse(read(".vite/manifest.json").toString()) as Manifest;
    const paths = modules.map((module) => `${FEATURES}/${module}`);
    const sizes = ["de", "en", "es"].map((language) =>
      firstLoad(manifest, paths, language)
        .map(weigh)
        .reduce((sum, size) => sum + size, 0),
    );
    const largest = Math.max(...sizes);
    console.info(`First load of ${page}: ${(largest / 1000).toFixed(1)} kB of script`);
    expect(largest).toBeLessThanOrEqual(LARGEST);
  });
});
