import { i18n } from "@lingui/core";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import {
  browserLanguage,
  chooseLanguage,
  chosenLanguage,
  followLanguage,
  localeFor,
  takeChosenLanguage,
} from "./language";

const reload = vi.fn();

function storage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  };
}

beforeEach(() => {
  vi.stubGlobal("localStorage", storage());
  vi.stubGlobal("sessionStorage", storage());
  vi.stubGlobal("navigator", { languages: ["en"] });
  vi.stubGlobal("window", { location: { reload } });
  reload.mockClear();
  i18n.load("en", {});
  i18n.activate("en", "en-GB");
});

afterEach(() => vi.unstubAllGlobals());

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

it("followLanguage stores the language of the account and reloads the page", () => {
  followLanguage("de");
  expect(chosenLanguage()).toBe("de");
  expect(reload).toHaveBeenCalledOnce();
});

it.each(["en", null, undefined, "fr"])("followLanguage changes nothing for %s", (language) => {
  followLanguage(language);
  expect(chosenLanguage()).toBeUndefined();
  expect(reload).not.toHaveBeenCalled();
});

it("takeChosenLanguage returns the chosen language once", () => {
  chooseLanguage("es");
  expect(takeChosenLanguage()).toBe("es");
  expect(takeChosenLanguage()).toBeUndefined();
});

it("takeChosenLanguage ignores a language that came from an account", () => {
  followLanguage("de");
  expect(takeChosenLanguage()).toBeUndefined();
});

it("followLanguage does not reload the page when storage is blocked", () => {
  vi.stubGlobal("localStorage", {
    getItem: () => {
      throw new Error("blocked");
    },
    setItem: () => {
      throw new Error("blocked");
    },
  });
  followLanguage("de");
  expect(reload).not.toHaveBeenCalled();
});
