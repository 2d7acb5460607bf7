import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { keys } from "./keys";

const OWN = { kind: "own" } as const;
const ACME = { kind: "client", clientId: "acme" } as const;

it("a query key starts with the key of its parent", () => {
  const begins = (key: readonly unknown[], part: readonly unknown[]) =>
    expect(part.slice(0, key.length)).toEqual(key);
  begins(keys.calls.all, keys.calls.of(OWN));
  for (const part of [
    keys.calls.lists(OWN),
    keys.calls.list(OWN, {}),
    keys.calls.one(OWN, "c"),
    keys.calls.ofCaller(OWN, "c", 5),
    keys.calls.agentName(OWN, "agent"),
    keys.calls.fields(OWN),
    keys.calls.facets(OWN, {}),
    keys.calls.lastFilters(OWN),
  ]) {
    begins(keys.calls.of(OWN), part);
  }
  begins(keys.calls.lists(OWN), keys.calls.list(OWN, {}));
  begins(keys.calls.allFacets(OWN), keys.calls.facets(OWN, {}));
  begins(keys.clients.lists, keys.clients.pages("a"));
  begins(keys.clients.lists, keys.clients.choices("a"));
});

it("query keys differ between clients", () => {
  for (const key of [keys.calls.list, keys.calls.facets, keys.overview.of]) {
    expect(key(OWN, {})).not.toEqual(key(ACME, {}));
  }
  expect(keys.calls.one(OWN, "c")).not.toEqual(keys.calls.one(ACME, "c"));
  expect(keys.settings.of(OWN)).not.toEqual(keys.settings.of(ACME));
});

it("no file outside keys.ts writes a query key as a literal", () => {
  const root = join(import.meta.dirname, "..");
  const written = readdirSync(root, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .filter((entry) => !/\.test\.tsx?$|^schema\.d\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => /queryKey: ?\[/.test(readFileSync(file, "utf8")));
  expect(written).toEqual([]);
});
