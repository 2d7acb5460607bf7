import { getCatalogs } from "@lingui/cli/api";
import { getConfig } from "@lingui/conf";
import { compileMessageOrThrow } from "@lingui/message-utils/compileMessage";
import { expect, it } from "vitest";

const config = getConfig({ cwd: import.meta.dirname });
const [catalog] = await getCatalogs(config);
if (!catalog) throw new Error("lingui.config.ts names no catalogue.");

/** `{count}` and `<0>`: what a translation has to keep, in any order. */
const kept = (text: string): string[] =>
  [
    ...new Set(
      [...text.matchAll(/\{(\w+)(?=[},])|(<\/?\d+\/?>)/g)].map(
        ([, name, tag]) => name ?? tag ?? "",
      ),
    ),
  ].sort();

const inSource = (await catalog.collect()) ?? {};

it("the catalogues contain exactly the texts of the source", async () => {
  for (const locale of config.locales) {
    expect(Object.keys((await catalog.read(locale)) ?? {}).sort(), locale).toEqual(
      Object.keys(inSource).sort(),
    );
  }
});

it("the source texts include the server's problems, and English equals the source", async () => {
  expect(inSource["problem.too-many-users"]?.message).toBe("An account has at most {most} users.");
  for (const [id, { translation }] of Object.entries((await catalog.read("en")) ?? {})) {
    expect(translation, "run `npm run texts`").toBe(inSource[id]?.message);
  }
});

it.each(config.locales.filter((locale) => locale !== config.sourceLocale))(
  "every text has a complete translation: %s",
  async (locale) => {
    const faults = Object.entries((await catalog.read(locale)) ?? {}).filter(
      ([id, { translation = "" }]) => {
        if (!translation) return true;
        compileMessageOrThrow(translation, (text) => text);
        return kept(inSource[id]?.message ?? "").join() !== kept(translation).join();
      },
    );
    expect(faults.map(([id]) => inSource[id]?.message)).toEqual([]);
  },
);
