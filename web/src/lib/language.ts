import { i18n } from "@lingui/core";

export const LANGUAGES = ["en", "de", "es"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each language calls itself by its own name. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  en: "English",
  de: "Deutsch",
  es: "Español",
};

/** How dates and numbers are written where the browser names no region of the language. */
const REGIONS: Record<Language, string> = { en: "en-GB", de: "de-DE", es: "es-ES" };

const KEY = "aivors-language";

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value);
}

const languageOf = (locale: string): string => locale.toLowerCase().split("-")[0] ?? "";

/** What was chosen in this browser; undefined leaves it to the browser's languages. */
export function chosenLanguage(): Language | undefined {
  try {
    const value = localStorage.getItem(KEY);
    return isLanguage(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The first of the browser's languages that we have. */
export function browserLanguage(languages: readonly string[] = navigator.languages): Language {
  return languages.map(languageOf).find(isLanguage) ?? "en";
}

/** The reader's own region of the language, such as `de-AT`. */
export function localeFor(language: Language, languages: readonly string[]): string {
  return languages.find((locale) => languageOf(locale) === language) ?? REGIONS[language];
}

/**
 * Loads the catalogue of the reader's language. It runs before the application is imported, so
 * texts may stand anywhere in it, also in tables outside functions.
 */
export async function startLanguage(): Promise<void> {
  const language = chosenLanguage() ?? browserLanguage();
  const { messages } = await import(`../locales/${language}.po`);
  i18n.load(language, messages);
  i18n.activate(language, localeFor(language, navigator.languages));
  document.documentElement.lang = language;
}

/** Keeps the choice in this browser and loads the page again in it. */
export function keepLanguage(language: Language | undefined): void {
  const before = chosenLanguage();
  if (language === before) return;
  try {
    if (language) localStorage.setItem(KEY, language);
    else localStorage.removeItem(KEY);
  } catch {
    // Without storage there is nothing to load the page again for.
    return;
  }
  if ((language ?? browserLanguage()) !== i18n.locale) window.location.reload();
}

/**
 * Chosen before signing in: the account takes it at the sign-in. Only for this tab, since the next
 * person on this machine may be another.
 */
export function chooseLanguage(language: Language): void {
  try {
    sessionStorage.setItem(KEY, language);
  } catch {
    // It still holds for this page.
  }
  keepLanguage(language);
}

/** What was chosen in this tab before signing in. Asking takes it away. */
export function takeChosenLanguage(): Language | undefined {
  try {
    const value = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    return isLanguage(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Shows the pages in the language of the account, which may have been chosen on another device. */
export function followLanguage(language: string | null | undefined): void {
  if (isLanguage(language) && language !== i18n.locale) keepLanguage(language);
}

/** The locale for dates, numbers and sorting. */
export function readerLocale(): string {
  const { locales, locale } = i18n;
  return (typeof locales === "string" ? locales : locales?.[0]) || locale || "en-GB";
}
