import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import type { CallRow } from "@/api/types";
import { FIELD } from "@/lib/callFilters";
import { columnsIn, isField } from "@/lib/columnNames";
import { clockDuration, label, spokenValue } from "@/lib/format";
import { DIRECTIONS, named } from "@/lib/outcomes";
import { phoneNumber } from "@/lib/phone";
import { reasonInWords } from "@/lib/reasons";
import { clockTime, dayName, fullTime } from "@/lib/time";
import { OutcomeMark, SentimentMark } from "./CallBadges";
import { CallLine } from "./CallLine";

interface Place {
  call: CallRow;
  now: Date;
  timeZone: string;
}

/** One column of the list, besides the caller. It declares its head, its cell and its export. */
export interface ListColumn {
  name: string;
  label: string;
  /** The minimum width in rem, and the share of the remaining width; 0 for a fixed width. */
  width: number;
  share: number;
  right?: boolean;
  exports: string[];
  cell: (place: Place) => ReactNode;
}

const QUIET = "text-[13px] text-ink-soft";

const text = (value: string | null | undefined): ReactNode =>
  value ? (
    <span dir="auto" title={value} className={`line-clamp-2 break-words ${QUIET}`}>
      {value}
    </span>
  ) : (
    <span className="text-ink-faint">—</span>
  );

const column = (
  name: string,
  head: string,
  width: number,
  exports: string[],
  value: (call: CallRow) => string | null | undefined,
): ListColumn => ({
  name,
  label: head,
  width,
  share: 0,
  exports,
  cell: ({ call }) => text(value(call)),
});

const LIST_COLUMNS: ListColumn[] = [
  {
    name: "summary",
    label: t`Summary`,
    width: 12,
    share: 1.7,
    exports: ["summary"],
    cell: ({ call }) => (
      <CallLine call={call} className="line-clamp-2 break-words text-[13px] leading-[1.45]" />
    ),
  },
  {
    name: "outcome",
    label: t`Outcome`,
    width: 7.5,
    share: 0,
    exports: ["outcome"],
    cell: ({ call }) => <OutcomeMark outcome={call.outcome} />,
  },
  {
    name: "sentiment",
    label: t`Sentiment`,
    width: 6,
    share: 0,
    exports: ["sentiment"],
    cell: ({ call }) => <SentimentMark sentiment={call.sentiment} />,
  },
  {
    name: "length",
    label: t`Length`,
    width: 4,
    share: 0,
    right: true,
    exports: ["durationSeconds"],
    cell: ({ call }) => (
      <span className={`${QUIET} tabular-nums`}>
        {call.durationSeconds ? clockDuration(call.durationSeconds) : "—"}
      </span>
    ),
  },
  {
    name: "when",
    label: t`When`,
    width: 8,
    share: 0,
    right: true,
    exports: ["startedAt"],
    cell: ({ call, now, timeZone }) => (
      // The date of another year is long, so the time is below it.
      <time
        dateTime={call.listedAt}
        title={fullTime(call.listedAt, { timeZone })}
        className={`${QUIET} leading-[1.45] tabular-nums`}
      >
        <span className="whitespace-nowrap">{dayName(call.listedAt, now, { timeZone })},</span>{" "}
        <span className="whitespace-nowrap">{clockTime(call.listedAt, { timeZone })}</span>
      </time>
    ),
  },
  column("agent", t`Agent`, 9, ["agentId", "agentName"], (call) => call.agentName || call.agentId),
  column("direction", t`Direction`, 6, ["direction"], ({ direction }) =>
    direction ? named(DIRECTIONS, direction).label : undefined,
  ),
  column("reason", t`Ended because`, 10, ["disconnectionReason"], ({ disconnectionReason }) =>
    disconnectionReason ? reasonInWords(disconnectionReason) : undefined,
  ),
  column("successful", t`Successful`, 6, ["successful"], ({ successful }) =>
    typeof successful === "boolean" ? (successful ? t`Yes` : t`No`) : undefined,
  ),
  column(
    "from",
    t({ message: "From", context: "phone number" }),
    10,
    ["fromNumber"],
    ({ fromNumber }) => (fromNumber ? phoneNumber(fromNumber) : undefined),
  ),
  column("to", t({ message: "To", context: "phone number" }), 10, ["toNumber"], ({ toNumber }) =>
    toNumber ? phoneNumber(toNumber) : undefined,
  ),
  column("assignee", t`Assigned to`, 10, ["assignee"], ({ review }) => review.assignee?.email),
  column("tags", t`Tags`, 8, ["tags"], ({ review }) => review.tags.join(", ")),
];

export const USUAL_COLUMNS = ["summary", "outcome", "sentiment", "length", "when"];

export const BUILT_IN_COLUMNS: { name: string; label: string }[] = LIST_COLUMNS;

/** Returns the columns by name, without unknown ones. */
export function listColumns(names: string[]): ListColumn[] {
  return names.flatMap((name) => {
    const known = LIST_COLUMNS.find((each) => each.name === name);
    if (known) return [known];
    return isField(name) ? [fieldColumn(name)] : [];
  });
}

function fieldColumn(name: string): ListColumn {
  const field = name.slice(FIELD.length);
  return column(name, label(field), 9, [name], (call) => {
    const value = Object.hasOwn(call.fields, field) ? call.fields[field] : undefined;
    return value && spokenValue(value);
  });
}

/** Returns the columns of an export of the list: the caller, then the visible columns. */
export function exportOf(columns: ListColumn[]): string[] {
  const shown = columns.flatMap((each) => each.exports);
  const caller = ["callId", "startedAt", "callerName", "callbackNumber", "callReason"];
  return [...new Set([...caller, "fromNumber", "toNumber", ...shown])];
}

/** The server's default columns of an export, to which a request can add one. */
export const USUAL_EXPORT = [
  "callId",
  "startedAt",
  "endedAt",
  "durationSeconds",
  "direction",
  "fromNumber",
  "toNumber",
  "agentId",
  "agentName",
  "outcome",
  "disconnectionReason",
  "sentiment",
  "successful",
  "summary",
  "callerName",
  "callbackNumber",
  "callReason",
];

/** Returns the grid tracks of the head and the rows, and the width below which the list scrolls. */
export function gridOf(columns: ListColumn[]): { gridTemplateColumns: string; minWidth: string } {
  const least = columns.reduce((sum, { width }) => sum + width + GAP, CALLER + MARGINS);
  return {
    gridTemplateColumns: [
      // Enough for most names and the beginning of a reason.
      `minmax(${CALLER}rem, 1.3fr)`,
      ...columns.map(({ width, share }) =>
        share ? `minmax(${width}rem, ${share}fr)` : `${width}rem`,
      ),
    ].join(" "),
    minWidth: `${least}rem`,
  };
}

/** The width of the caller's column in rem. */
const CALLER = 13;
const GAP = 1;
const MARGINS = 2.5;

/** Returns the columns of the URL, else the remembered ones, else the default. */
export function chosenColumns(
  address: string | undefined,
  remembered: string | null | undefined,
): string[] {
  return columnsIn(address) ?? columnsIn(remembered) ?? USUAL_COLUMNS;
}
