import { i18n } from "@lingui/core";

/**
 * A problem's sentence in the reader's language.
 *
 * @param key the `reason` of the problem, else its `code`; or the `code` of a field's error
 * @param english as the server says it; for codes that this page does not know yet
 */
export function problemText(
  key: string,
  parameters: Record<string, unknown> | undefined,
  english: string,
): string {
  const id = `problem.${key}`;
  return id in i18n.messages ? i18n._(id, parameters) : english;
}
