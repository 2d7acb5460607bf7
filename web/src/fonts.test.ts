import { readFileSync } from "node:fs";
import { createFontStack } from "@capsizecss/core";
import { expect, it } from "vitest";

/** The metrics in the font files. The values come from @capsizecss/metrics. */
const metrics = (
  familyName: string,
  [ascent, descent, lineGap]: [number, number, number],
  [unitsPerEm, xWidthAvg]: [number, number],
) => ({ familyName, ascent, descent, lineGap, unitsPerEm, xWidthAvg });

const INTER = metrics("Inter", [1984, -494, 0], [2048, 978]);
const FRAUNCES = metrics("Fraunces", [1956, -510, 0], [2000, 938]);
const ARIAL = metrics("Arial", [1854, -434, 67], [2048, 913]);
const ROBOTO = metrics("Roboto", [1900, -500, 0], [2048, 911]);
const GEORGIA = metrics("Georgia", [1878, -449, 0], [2048, 913]);
const TIMES = metrics("Times New Roman", [1825, -443, 87], [2048, 832]);
const NOTO = metrics("Noto Serif", [1069, -293, 0], [1000, 481]);

const read = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");

/** Returns the overrides of each `@font-face` in the order of the text. */
function overrides(css: string): Record<string, string>[] {
  return [...css.matchAll(/@font-face\s*{([^}]*)}/g)].map(([, body = ""]) =>
    Object.fromEntries(
      [...body.matchAll(/([a-z-]+-override|size-adjust):\s*([\d.]+%|normal)/g)].map(
        ([, name, value]) => [name, value],
      ),
    ),
  );
}

function expected(...fonts: [typeof INTER, ...(typeof INTER)[]]) {
  // createFontStack omits a gap that is zero.
  return overrides(createFontStack(fonts).fontFaces).map((face) => ({
    "line-gap-override": "0%",
    ...face,
  }));
}

it("fallback fonts have the metrics of the web fonts", () => {
  const all = [...expected(INTER, ARIAL, ROBOTO), ...expected(FRAUNCES, GEORGIA, TIMES, NOTO)];
  expect(all).toHaveLength(5);
  expect(overrides(read("./fonts.css"))).toEqual(all);
});

it("font stacks name the fallback fonts directly after the web font", () => {
  const families = [...read("./fonts.css").matchAll(/font-family: ("[^"]+")/g)].map(
    ([, name]) => name,
  );
  const stacks = read("./styles.css").replace(/\s+/g, " ");
  expect(stacks).toContain(`"Inter Variable", ${families.slice(0, 2).join(", ")},`);
  expect(stacks).toContain(`"Fraunces Variable", ${families.slice(2).join(", ")},`);
});
