/** Parses a plain `a=b` query that people can read and write. Every value is a string. */
export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

export function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (value !== undefined && value !== null && value !== "") params.set(name, String(value));
  }
  const text = params.toString();
  return text ? `?${text}` : "";
}

type Search = Record<string, unknown>;

/**
 * Limits the search of a page to what `parse` returns. The router passes all values of the URL to a
 * page, so each value that `parse` drops is set to undefined.
 */
export function only<Known extends object>(parse: (search: Search) => Known) {
  return (search: Search): Known => ({
    ...Object.fromEntries(Object.keys(search).map((name) => [name, undefined])),
    ...parse(search),
  });
}

/** Returns the parameters that the page dropped, as written in the URL: `period=99d`. */
export function dropped(address: string, search: Search): string[] {
  return Object.entries(parseSearch(address))
    .filter(([name, value]) => value && search[name] === undefined)
    .map(([name, value]) => `${name}=${value}`);
}
