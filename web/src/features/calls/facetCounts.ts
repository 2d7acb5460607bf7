import { count } from "@/lib/format";

interface Counted {
  name: string;
  values: { value: string; calls: number; more: boolean }[];
  complete: boolean;
}

/** A lower bound above this is shown as this. */
const CAP = 1_000;

/**
 * Returns the count of a choice: `12`, `12+` for a lower bound, `1,000+`, or `0` if it shows no
 * call. Returns undefined if the count is unknown.
 */
export function countOf(
  facets: Counted[] | undefined,
  filter: string,
  value: string,
  locale?: string,
): string | undefined {
  const facet = facets?.find(({ name }) => name === filter);
  if (!facet) return undefined;
  const found = facet.values.find((each) => each.value === value);
  if (!found) return facet.complete ? count(0, locale) : undefined;
  return found.more ? `${count(Math.min(found.calls, CAP), locale)}+` : count(found.calls, locale);
}
