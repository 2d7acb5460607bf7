import { expect, it } from "vitest";
import { browserLanguage, localeFor } from "./language";

it.each([
  [["de-AT", "en"], "de"],
  [["fr", "ES-mx"], "es"],
  [["fr", "ja"], "en"],
  [[], "en"],
])("browserLanguage of %j is %s", (languages, language) => {
  expect(browserLanguage(languages)).toBe(language);
});

it("localeFor keeps the reader's region of the language, or takes a default", () => {
  expect(localeFor("de", ["en-US", "de-AT"])).toBe("de-AT");
  expect(localeFor("es", ["en-US"])).toBe("es-ES");
  expect(localeFor("en", ["de"])).toBe("en-GB");
});
