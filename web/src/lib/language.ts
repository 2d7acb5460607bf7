import { i18n } from "@lingui/core";

export const LANGUAGES = ["en", "de", "es"] as const;
export type Language = (typeof LANGUAGES)[number];

/** The names of the languages, each in its own language. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  en: "English",
  de: "Deutsch",
  es: "Español",
};

/** The regions for dates and numbers if the browser names none for the language. */
const REGIONS: Record<Language, string> = { en: "en-GB", de: "de-DE", es: "es-ES" };

const KEY = "aivors-language";

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value);
}

const languageOf = (locale: string): string => locale.toLowerCase().split("-")[0] ?? "";

/** Returns the language chosen in this browser, or undefined to use the browser's languages. */
export function chosenLanguage(): Language | undefined {
  try {
    const value = localStorage.getItem(KEY);
    return isLanguage(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Returns the first of the browser's languages that is available. */
export function browserLanguage(languages: readonly string[] = navigator.languages): Language {
  return languages.map(languageOf).find(isLanguage) ?? "en";
}

/** Returns the reader's locale for the language, such as `de-AT`. */
export function localeFor(language: Language, languages: readonly string[]): string {
  return languages.find((locale) => languageOf(locale) === language) ?? REGIONS[language];
}

/**
 * Loads the catalogue of the reader's language. It runs before the application is imported, so that
 * texts also work in constants at module level.
 */
export async function startLanguage(): Promise<void> {
  const language = chosenLanguage() ?? browserLanguage();
  const { messages } = await import(`../locales/${language}.po`);
  i18n.load(language, messages);
  i18n.activate(language, localeFor(language, navigator.languages));
  document.documentElement.lang = language;
}

/** Stores the choice in this browser and reloads the page in that language. */
export function keepLanguage(language: Language | undefined): void {
  const before = chosenLanguage();
  if (language === before) return;
  try {
    if (language) localStorage.setItem(KEY, language);
    else localStorage.removeItem(KEY);
  } catch {
    // Without storage a reload would not change the language.
    return;
  }
  if ((language ?? browserLanguage()) !== i18n.locale) window.location.reload();
}

/**
 * Keeps a choice from before the sign-in, which the account adopts at sign-in. It is limited to
 * this tab, because the next user of this machine may be another person.
 */
export function chooseLanguage(language: Language): void {
  try {
    sessionStorage.setItem(KEY, language);
  } catch {
    // The choice still applies to this page.
  }
  keepLanguage(language);
}

/** Returns and removes the language that was chosen in this tab before the sign-in. */
export function takeChosenLanguage(): Language | undefined {
  try {
    const value = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    return isLanguage(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Switches to the language of the account, which may have been chosen on another device. */
export function followLanguage(language: string | null | undefined): void {
  if (isLanguage(language) && language !== i18n.locale) keepLanguage(language);
}

/** Returns the locale for dates, numbers and sorting. */
export function readerLocale(): string {
  const { locales, locale } = i18n;
  return (typeof locales === "string" ? locales : locales?.[0]) || locale || "en-GB";
}
