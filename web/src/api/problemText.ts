import { i18n } from "@lingui/core";

/**
 * Returns the text of a problem in the reader's language.
 *
 * @param key the `reason` of the problem, else its `code`; or the `code` of a field's error
 * @param english the server's text, for codes that this version of the page does not know
 */
export function problemText(
  key: string,
  parameters: Record<string, unknown> | undefined,
  english: string,
): string {
  const id = `problem.${key}`;
  return id in i18n.messages ? i18n._(id, parameters) : english;
}
