import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { expect, it } from "vitest";

/** Imports point down this list, never up. */
const LAYERS = ["app", "features", "components", "api", "lib"];
/**
 * Features do not import each other, with these exceptions: the operator uses the client's view of
 * calls; the list of clients shows the agents that wait for approval; a client's page shows its
 * plan, settings and completeness; the settings of a business show what it may see of its calls;
 * the overview shows whether calls arrive live and are complete, and offers the time zone.
 */
const ALLOWED_BETWEEN_FEATURES = [
  ["clients", "calls"],
  ["unclaimed", "calls"],
  ["clients", "unclaimed"],
  ["clients", "billing"],
  ["clients", "business"],
  ["business", "calls"],
  ["overview", "calls"],
  ["overview", "completeness"],
  ["overview", "business"],
  ["clients", "completeness"],
];

/**
 * Modules that stay in `lib` or `components` although only one feature uses them. The path of
 * `RetellAgentConnect` is promised to others.
 */
const USED_ONCE = ["components/RetellAgentConnect"];

const root = join(import.meta.dirname);

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, "utf8");
  return [...text.matchAll(/(?:from|import)\s*\(?\s*"((?:@\/|\.)[^"]+)"/g)].map((match) => {
    const target = match[1] ?? "";
    const path = target.startsWith("@/")
      ? target.slice(2)
      : relative(root, join(file, "..", target));
    return path.split(sep).join("/");
  });
}

const violations = LAYERS.flatMap((layer) =>
  sources(join(root, layer))
    .filter((file) => !file.includes(".test."))
    .flatMap((file) => {
      const from = relative(root, file).split(sep);
      return importsOf(file)
        .filter((target) => !mayImport(from, target.split("/")))
        .map((target) => `${from.join("/")} imports ${target}`);
    }),
);

function mayImport(from: string[], to: string[]): boolean {
  const [fromLayer = "", fromFeature] = from;
  const [toLayer = "", toFeature] = to;
  if (fromLayer === "features" && toLayer === "features" && fromFeature !== toFeature) {
    return ALLOWED_BETWEEN_FEATURES.some(([a, b]) => a === fromFeature && b === toFeature);
  }
  return LAYERS.indexOf(toLayer) >= LAYERS.indexOf(fromLayer);
}

it("imports point down the list of layers", () => {
  expect(violations).toEqual([]);
});

it("modules used by one feature only are in the folder of that feature", () => {
  const users = new Map<string, Set<string>>();
  for (const file of sources(root).filter((each) => !each.includes(".test."))) {
    const [layer = "", feature = ""] = relative(root, file).split(sep);
    for (const target of importsOf(file).filter((each) => /^(lib|components)\//.test(each))) {
      const known = users.get(target) ?? new Set();
      users.set(target, known.add(layer === "features" ? `${layer}/${feature}` : layer));
    }
  }
  const misplaced = [...users].filter(
    ([, by]) => by.size === 1 && /^features/.test([...by].join()),
  );
  expect(misplaced.map(([target]) => target)).toEqual(USED_ONCE);
});

it("no file has more than 400 lines", () => {
  const long = sources(root).filter((file) => readFileSync(file, "utf8").split("\n").length > 400);
  expect(long.filter((file) => !file.endsWith("schema.d.ts"))).toEqual([]);
});

it("no file renders raw HTML", () => {
  const name = ["dangerously", "SetInnerHTML"].join("");
  expect(sources(root).filter((file) => readFileSync(file, "utf8").includes(name))).toEqual([]);
});
