import { t } from "@lingui/core/macro";
import { label, spokenValue } from "./format";
import { DIRECTIONS, type Named, named, OUTCOMES, SENTIMENTS } from "./outcomes";
import { phoneNumber } from "./phone";
import { KNOWN_REASONS, reasonInWords } from "./reasons";
import { searchId, searchText } from "./searchText";

/** What a filter can tell of a call that has just arrived. */
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
interface Disclosed {
  recordings: boolean;
  numbers: boolean;
}

/** What the client's settings and the calls in view know. */
export interface Known {
  agents: { value: string; label: string }[];
  goals: { id: string; name: string }[];
  people: { value: string; label: string }[];
  tags: string[];
  /** The number of calls that a choice would show; undefined where it is not counted. */
  count?: (filter: string, value: string) => string | undefined;
  /** Filters that the reader’s agency does not offer. */
  hidden?: string[];
}

/**
 * One filter of the list: its parameter, its control, its words, its place, and what it means for a
 * live call. The server's side is in `CallFilters.java`.
 */
export interface CallFilter {
  name: string;
  label: string;
  /** `choice` from a list, `seconds`, `phone`, or `none`: only links set it. */
  control: "choice" | "seconds" | "phone" | "none";
  /** The label of a `choice` while nothing is chosen. */
  anyLabel?: string;
  options?: (known: Known) => { value: string; label: string }[];
  /** Stands below the search in a wide window, or only in the widest; the panel has all filters. */
  row?: "wide" | "widest";
  /** What can be guessed by it: it is not offered where the agency hides that. */
  reveals?: keyof Disclosed;
  /** A value as it stands in the address; undefined drops it. */
  parse: (value: unknown) => string | undefined;
  /** What its chip says. */
  words: (value: string, known: Known) => string;
  /** Whether a call that has just arrived belongs; `unsure` where only the server can tell. */
  accepts: (call: Matchable, value: string) => boolean | "unsure";
}

/** Several values stand with commas between them. */
const parts = (value: string): string[] => value.split(",").filter(Boolean);

const oneOf = (value: string, said: string | null | undefined): boolean =>
  said !== null && said !== undefined && parts(value).includes(said);

function several(options: readonly { value: string }[]) {
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

function matching(pattern: RegExp) {
  return (value: unknown): string | undefined => {
    const text = searchText(value);
    return text && pattern.test(text) ? text : undefined;
  };
}

function choice(
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
    parse: several(options),
    words: names(options),
    accepts: (call, value) => oneOf(value, call[name]),
  };
}

function yesOrNo(
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

/** Without the full stop of a sentence. */
const reason = (value: string): string => reasonInWords(value).replace(/\.$/, "");

const digits = (text: string | null | undefined): string => (text ?? "").replace(/\D/g, "");

const WEEKDAYS = [
  t`Mondays`,
  t`Tuesdays`,
  t`Wednesdays`,
  t`Thursdays`,
  t`Fridays`,
  t`Saturdays`,
  t`Sundays`,
];

const SECONDS = /^\d{1,7}(\.\d{1,3})?$/;

export const CALL_FILTERS: CallFilter[] = [
  {
    name: "agentId",
    label: t`Agent`,
    control: "choice",
    anyLabel: t`All agents`,
    options: ({ agents }) => agents,
    row: "wide",
    parse: searchText,
    words: (value, { agents }) => agents.find((agent) => agent.value === value)?.label ?? value,
    accepts: (call, value) => call.agentId === value,
  },
  { ...choice("direction", t`Direction`, t`Any direction`, DIRECTIONS), row: "wide" },
  { ...choice("outcome", t`Outcome`, t`Any outcome`, OUTCOMES), row: "wide" },
  {
    name: "reason",
    label: t`Reason`,
    control: "choice",
    anyLabel: t`Any reason`,
    options: () => KNOWN_REASONS.map((value) => ({ value, label: reason(value) })),
    parse: searchText,
    words: (value) => parts(value).map(reason).join(` ${t`or`} `),
    accepts: (call, value) => oneOf(value, call.disconnectionReason),
  },
  { ...choice("sentiment", t`Sentiment`, t`Any sentiment`, SENTIMENTS), row: "widest" },
  yesOrNo(
    "successful",
    t`Success`,
    t`Successful or not`,
    { yes: t`Successful`, no: t`Not successful` },
    (call, value) => String(call.successful) === value,
  ),
  {
    name: "goal",
    label: t`Goal`,
    control: "choice",
    anyLabel: t`Any goal`,
    options: ({ goals }) => goals.map(({ id, name }) => ({ value: id, label: name })),
    parse: matching(/^[\w-]{1,40}$/),
    words: (value, { goals }) =>
      t`Goal: ${goals.find((goal) => goal.id === value)?.name ?? t`unknown`}`,
    accepts: () => "unsure",
  },
  {
    ...yesOrNo(
      "recorded",
      t`Recording`,
      t`With or without recording`,
      { yes: t`With recording`, no: t`Without recording` },
      () => "unsure",
    ),
    reveals: "recordings",
  },
  yesOrNo(
    "afterHours",
    t`Opening hours`,
    t`At any hour`,
    { yes: t`After hours`, no: t`In opening hours` },
    () => "unsure",
  ),
  yesOrNo(
    "flagged",
    t`Attention`,
    t`Flagged or not`,
    { yes: t`Needs attention`, no: t`Not flagged` },
    (call, value) => String(call.review?.flagged ?? false) === value,
  ),
  yesOrNo(
    "done",
    t`Done`,
    t`Done or not`,
    { yes: t`Done`, no: t`Not done` },
    (call, value) => String(call.review?.done ?? false) === value,
  ),
  {
    name: "assignee",
    label: t`Assigned to`,
    control: "choice",
    anyLabel: t`Anybody or nobody`,
    options: ({ people }) => people,
    parse: searchId,
    words: (value, { people }) => {
      const email = people.find((person) => person.value === value)?.label;
      return email ? t`Assigned to ${email}` : t`Assigned to somebody`;
    },
    accepts: (call, value) => call.review?.assignee?.id === value,
  },
  {
    name: "tag",
    label: t`Tag`,
    control: "choice",
    anyLabel: t`Any tag`,
    options: ({ tags }) => tags.map((tag) => ({ value: tag, label: tag })),
    parse: searchText,
    words: (value) => t`Tag ${value}`,
    accepts: (call, value) => call.review?.tags.includes(value.toLowerCase()) ?? false,
  },
  {
    name: "minSeconds",
    label: t`Seconds at least`,
    control: "seconds",
    parse: matching(SECONDS),
    words: (value) => (value === "0.001" ? t`With talk time` : t`At least ${value} s`),
    accepts: (call, value) => (call.durationSeconds ?? -1) >= Number(value),
  },
  {
    name: "maxSeconds",
    label: t`Seconds at most`,
    control: "seconds",
    parse: matching(SECONDS),
    // Lengths are whole milliseconds: what is at most 14.999 is less than 15.
    words: (value) =>
      value.endsWith(".999") ? t`Under ${Math.round(Number(value))} s` : t`At most ${value} s`,
    accepts: (call, value) =>
      typeof call.durationSeconds === "number" && call.durationSeconds <= Number(value),
  },
  {
    name: "number",
    label: t`Phone number`,
    control: "phone",
    reveals: "numbers",
    parse: searchText,
    words: (value) => t`Number ${phoneNumber(value)}`,
    accepts: (call, value) => {
      const sought = digits(value).replace(/^0+/, "");
      if (sought.length < 3) return "unsure";
      return [call.fromNumber, call.toNumber].some((number) => digits(number).endsWith(sought));
    },
  },
  {
    name: "sameCaller",
    label: t`Caller`,
    control: "none",
    parse: searchText,
    words: () => t`Same caller`,
    accepts: () => "unsure",
  },
  {
    name: "weekday",
    label: t`Weekday`,
    control: "none",
    parse: matching(/^[1-7](,[1-7])*$/),
    words: (value) =>
      parts(value)
        .map((day) => WEEKDAYS[Number(day) - 1])
        .join(` ${t`and`} `),
    accepts: () => "unsure",
  },
  {
    name: "hour",
    label: t`Hour`,
    control: "none",
    parse: matching(/^(1?\d|2[0-3])(,(1?\d|2[0-3]))*$/),
    words: (value) =>
      parts(value)
        .map((hour) => t`${`${hour}:00`} to ${`${Number(hour) + 1}:00`}`)
        .join(` ${t`and`} `),
    accepts: () => "unsure",
  },
];

/** The filters that are not offered. */
export function hiddenFilters(disclosed: Disclosed): string[] {
  return CALL_FILTERS.filter(({ reveals }) => reveals && !disclosed[reveals]).map(
    ({ name }) => name,
  );
}

/** `field.NAME`: a custom analysis field has this value. */
export const FIELD = "field.";

export function fieldWords(name: string, value: string): string {
  return `${label(name.slice(FIELD.length))}: ${spokenValue(value)}`;
}
