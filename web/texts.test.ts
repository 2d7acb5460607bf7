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

it("the catalogues hold the texts of the source, after `npm run texts`", async () => {
  const inSource = Object.keys((await catalog.collect()) ?? {}).sort();
  for (const locale of config.locales) {
    expect(Object.keys((await catalog.read(locale)) ?? {}).sort(), locale).toEqual(inSource);
  }
}, 120_000);

it.each(config.locales.filter((locale) => locale !== config.sourceLocale))(
  "every text has its translation: %s",
  async (locale) => {
    const faults = Object.values((await catalog.read(locale)) ?? {}).filter(
      ({ message = "", translation = "" }) => {
        if (!translation) return true;
        compileMessageOrThrow(translation, (text) => text);
        return kept(message).join() !== kept(translation).join();
      },
    );
    expect(faults.map(({ message }) => message)).toEqual([]);
  },
);
