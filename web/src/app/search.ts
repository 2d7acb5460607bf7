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
 * The router lays what is validated over what stands in the address. What `parse` drops is
 * therefore set to nothing, or a wrong value would reach the page.
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
