import { t } from "@lingui/core/macro";
export type Tone = "good" | "bad" | "caution" | "accent" | "plain";

export interface Named {
  value: string;
  label: string;
  tone: Tone;
}

export const OUTCOMES: Named[] = [
  { value: "answered", label: t({ message: "Answered", context: "one call" }), tone: "good" },
  { value: "transferred", label: t({ message: "Transferred", context: "one call" }), tone: "good" },
  { value: "voicemail", label: t`Voicemail`, tone: "caution" },
  {
    value: "not_connected",
    label: t({ message: "Not connected", context: "one call" }),
    tone: "plain",
  },
  { value: "failed", label: t`Failed`, tone: "bad" },
  { value: "in_progress", label: t`In progress`, tone: "accent" },
  { value: "no_end", label: t`No end`, tone: "caution" },
];

export const SENTIMENTS: Named[] = [
  { value: "Positive", label: t`Positive`, tone: "good" },
  { value: "Neutral", label: t`Neutral`, tone: "plain" },
  { value: "Negative", label: t`Negative`, tone: "bad" },
  { value: "Unknown", label: t`Unknown`, tone: "plain" },
];

export const DIRECTIONS: Named[] = [
  { value: "inbound", label: t`Inbound`, tone: "plain" },
  { value: "outbound", label: t`Outbound`, tone: "plain" },
];

export const DELIVERY_OUTCOMES: Named[] = [
  { value: "stored", label: t`Stored`, tone: "good" },
  { value: "duplicate", label: t`Duplicate`, tone: "plain" },
  { value: "unclaimed", label: t`Unclaimed`, tone: "caution" },
  { value: "conflict", label: t`Conflict`, tone: "bad" },
  { value: "ignored", label: t`Ignored`, tone: "plain" },
  { value: "rejected", label: t`Rejected`, tone: "bad" },
  { value: "dead", label: t`Dead letter`, tone: "bad" },
];

/** Explains the label "No end". */
export const NO_END_IN_WORDS = t`Retell never told us how this call ended.`;

/** Returns the name and tone of a value. An unknown value is its own name. */
export function named(list: Named[], value: string): Named {
  return list.find((item) => item.value === value) ?? { value, label: value, tone: "plain" };
}
