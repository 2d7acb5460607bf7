/** The maximum length of a text filter on the server. */
export const LONGEST_TEXT = 255;

/**
 * Normalises a text filter of the URL; `undefined` if it is blank or the server would refuse it.
 */
export function searchText(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  const text = value.trim();
  return text && text.length <= LONGEST_TEXT && !text.includes("\u0000") ? text : undefined;
}

/** Parses the search of a URL without other filters. */
export function parseSought(search: Record<string, unknown>): { q?: string } {
  return { q: searchText(search.q) };
}

/** Normalises a filter that is one of our ids. */
export function searchId(value: unknown): string | undefined {
  const text = searchText(value);
  return text && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) ? text : undefined;
}

/** Normalises a filter that is one of a list of values. */
export function searchChoice(
  value: unknown,
  options: readonly { value: string }[],
): string | undefined {
  return options.find((option) => option.value === value)?.value;
}
