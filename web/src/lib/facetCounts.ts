import { count } from "./format";

interface Counted {
  name: string;
  values: { value: string; calls: number; more: boolean }[];
}

/** Beyond it a least count says no number of its own. */
const CAP = 1_000;

/**
 * What stands beside a choice: `12`, `12+` where there may be more, `1,000+`; `0` for a choice that
 * shows no call; undefined while nothing is known.
 */
export function countOf(
  facets: Counted[] | undefined,
  filter: string,
  value: string,
  locale?: string,
): string | undefined {
  if (!facets) return undefined;
  const found = facets
    .find(({ name }) => name === filter)
    ?.values.find((each) => each.value === value);
  const text = count(found?.more ? Math.min(found.calls, CAP) : (found?.calls ?? 0), locale);
  return found?.more ? `${text}+` : text;
}

/** Filters whose choices are counted. */
export const COUNTED = [
  "agentId",
  "direction",
  "outcome",
  "reason",
  "sentiment",
  "successful",
  "flagged",
  "done",
  "assignee",
  "tag",
];
