import { count } from "@/lib/format";

interface Counted {
  name: string;
  values: { value: string; calls: number; more: boolean }[];
  complete: boolean;
}

/** Beyond it a least count says no number of its own. */
const CAP = 1_000;

/**
 * What stands beside a choice: `12`, `12+` where there may be more, `1,000+`; `0` for a choice that
 * shows no call; undefined where nothing is known of it.
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
