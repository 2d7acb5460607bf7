import { plural, t } from "@lingui/core/macro";
import {
  type CallFilter,
  choice,
  type Disclosed,
  matching,
  oneOf,
  parts,
  yesOrNo,
} from "./callFilter";
import { label, spokenValue } from "./format";
import { DIRECTIONS, OUTCOMES, SENTIMENTS } from "./outcomes";
import { phoneNumber } from "./phone";
import { KNOWN_REASONS, reasonInWords } from "./reasons";
import { searchId, searchText } from "./searchText";

export type { CallFilter, Known, KnownField, Matchable } from "./callFilter";

/** Returns the reason without the full stop of a sentence. */
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

const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour));

const hour = (value: string): string => t`${`${value}:00`} to ${`${Number(value) + 1}:00`}`;

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
    several: true,
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
    // Lengths are whole milliseconds, so "at most 14.999 s" means "less than 15 s".
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
    name: "callId",
    label: t`Calls`,
    control: "none",
    parse: searchText,
    words: (value) => t`${plural(parts(value).length, { one: "# call", other: "# calls" })} by ID`,
    // An ID may contain commas.
    accepts: (call, value) => call.callId === value || oneOf(value, call.callId),
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
    control: "choice",
    anyLabel: t`Any weekday`,
    options: () => WEEKDAYS.map((day, index) => ({ value: String(index + 1), label: day })),
    several: true,
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
    control: "choice",
    anyLabel: t`Any hour`,
    options: () => HOURS.map((value) => ({ value, label: hour(value) })),
    several: true,
    parse: matching(/^(1?\d|2[0-3])(,(1?\d|2[0-3]))*$/),
    words: (value) => parts(value).map(hour).join(` ${t`and`} `),
    accepts: () => "unsure",
  },
];

/** Returns the filters that are hidden from the reader. */
export function hiddenFilters(disclosed: Disclosed): string[] {
  return CALL_FILTERS.filter(({ reveals }) => reveals && !disclosed[reveals]).map(
    ({ name }) => name,
  );
}

/** The prefix of `field.NAME`, which filters by the value of a custom analysis field. */
export const FIELD = "field.";

export function fieldWords(name: string, value: string): string {
  return `${label(name.slice(FIELD.length))}: ${spokenValue(value)}`;
}
