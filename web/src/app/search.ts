/** Plain `a=b` addresses that people can read and write; every value is a string. */
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
 * The router gives a page all values of the address, replaced by those that `parse` returns. A value
 * that `parse` drops would reach the page as it was written, so it is set to undefined.
 */
export function only<Known extends object>(parse: (search: Search) => Known) {
  return (search: Search): Known => ({
    ...Object.fromEntries(Object.keys(search).map((name) => [name, undefined])),
    ...parse(search),
  });
}

/** What stands in an address and was dropped, as it was written: `period=99d`. */
export function dropped(address: string, search: Search): string[] {
  return Object.entries(parseSearch(address))
    .filter(([name, value]) => value && search[name] === undefined)
    .map(([name, value]) => `${name}=${value}`);
}
