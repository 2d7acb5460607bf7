/** The longest text that the server takes as a filter. */
export const LONGEST_TEXT = 255;

/** A text filter as it stands in an address; `undefined` when it is blank or the server would refuse it. */
export function searchText(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  const text = value.trim();
  return text && text.length <= LONGEST_TEXT && !text.includes("\u0000") ? text : undefined;
}

/** What one looks for, of an address that holds nothing else. */
export function parseSought(search: Record<string, unknown>): { q?: string } {
  return { q: searchText(search.q) };
}

/** A text filter that is the id of something of ours. */
export function searchId(value: unknown): string | undefined {
  const text = searchText(value);
  return text && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) ? text : undefined;
}

/** One of a list of values that are declared elsewhere. */
export function searchChoice(
  value: unknown,
  options: readonly { value: string }[],
): string | undefined {
  return options.find((option) => option.value === value)?.value;
}
