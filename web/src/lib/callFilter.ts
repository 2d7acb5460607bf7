import { t } from "@lingui/core/macro";
import { type Named, named } from "./outcomes";
import { searchText } from "./searchText";

/** The parts of a new call that filters can check. */
export interface Matchable {
  callId: string;
  listedAt: string;
  agentId?: string | null;
  agentName?: string | null;
  direction?: string | null;
  outcome: string;
  disconnectionReason?: string | null;
  sentiment?: string | null;
  successful?: boolean | null;
  durationSeconds?: number | null;
  fromNumber?: string | null;
  toNumber?: string | null;
  summary?: string | null;
  review?: {
    flagged: boolean;
    done: boolean;
    tags: string[];
    assignee?: { id: string } | null;
  };
}

/** What the agency lets a client see. */
export interface Disclosed {
  recordings: boolean;
  numbers: boolean;
}

export interface KnownField {
  name: string;
  values: string[];
}

/** The names and values from the client's settings and the visible calls. */
export interface Known {
  agents: { value: string; label: string }[];
  goals: { id: string; name: string }[];
  people: { value: string; label: string }[];
  tags: string[];
  /** Custom analysis fields of the newest calls, with their values in the visible calls. */
  fields?: KnownField[];
  /** Returns the number of calls that a choice would show; undefined if it is not counted. */
  count?: (filter: string, value: string) => string | undefined;
  /** Filters that the reader's agency hides. */
  hidden?: string[];
}

/**
 * One filter of the list: its parameter, control, words and place, and how it matches a live call.
 * The server's side is in `CallFilters.java`.
 */
export interface CallFilter {
  name: string;
  label: string;
  /** `choice` from a list, `seconds`, `phone`, or `none` for filters that only links set. */
  control: "choice" | "seconds" | "phone" | "none";
  /** The label of a `choice` without a value. */
  anyLabel?: string;
  options?: (known: Known) => { value: string; label: string }[];
  /** Whether a `choice` accepts several values, separated by commas. */
  several?: true;
  /** Shown below the search in a wide window, or only in the widest. The panel has all filters. */
  row?: "wide" | "widest";
  /**
   * The information that the filter could reveal. The filter is hidden if the agency hides that.
   */
  reveals?: keyof Disclosed;
  /** Normalises a value of the URL; undefined drops it. */
  parse: (value: unknown) => string | undefined;
  /** Returns the text of the chip. */
  words: (value: string, known: Known) => string;
  /** Returns whether a new call matches; `unsure` if only the server can tell. */
  accepts: (call: Matchable, value: string) => boolean | "unsure";
}

/** Splits several values at commas. */
export const parts = (value: string): string[] => value.split(",").filter(Boolean);

export const oneOf = (value: string, said: string | null | undefined): boolean =>
  said !== null && said !== undefined && parts(value).includes(said);

function severalOf(options: readonly { value: string }[]) {
  return (value: unknown): string | undefined => {
    const text = searchText(value);
    if (!text) return undefined;
    const known = parts(text).filter((part) => options.some((option) => option.value === part));
    return known.length > 0 ? known.join(",") : undefined;
  };
}

const names = (options: Named[]) => (value: string) =>
  parts(value)
    .map((part) => named(options, part).label)
    .join(` ${t`or`} `);

export function matching(pattern: RegExp) {
  return (value: unknown): string | undefined => {
    const text = searchText(value);
    return text && pattern.test(text) ? text : undefined;
  };
}

export function choice(
  name: "direction" | "outcome" | "sentiment",
  label: string,
  anyLabel: string,
  options: Named[],
): CallFilter {
  return {
    name,
    label,
    control: "choice",
    anyLabel,
    options: () => options,
    several: true,
    parse: severalOf(options),
    words: names(options),
    accepts: (call, value) => oneOf(value, call[name]),
  };
}

export function yesOrNo(
  name: string,
  label: string,
  anyLabel: string,
  words: { yes: string; no: string },
  accepts: CallFilter["accepts"],
): CallFilter {
  return {
    name,
    label,
    control: "choice",
    anyLabel,
    options: () => [
      { value: "true", label: words.yes },
      { value: "false", label: words.no },
    ],
    parse: matching(/^(true|false)$/),
    words: (value) => (value === "true" ? words.yes : words.no),
    accepts,
  };
}
