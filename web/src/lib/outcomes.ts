export type Tone = "good" | "bad" | "caution" | "accent" | "plain";

export interface Named {
  value: string;
  label: string;
  tone: Tone;
}

export const OUTCOMES: Named[] = [
  { value: "answered", label: "Answered", tone: "good" },
  { value: "transferred", label: "Transferred", tone: "good" },
  { value: "voicemail", label: "Voicemail", tone: "caution" },
  { value: "not_connected", label: "Not connected", tone: "plain" },
  { value: "failed", label: "Failed", tone: "bad" },
  { value: "in_progress", label: "In progress", tone: "accent" },
  { value: "no_end", label: "No end", tone: "caution" },
];

export const SENTIMENTS: Named[] = [
  { value: "Positive", label: "Positive", tone: "good" },
  { value: "Neutral", label: "Neutral", tone: "plain" },
  { value: "Negative", label: "Negative", tone: "bad" },
  { value: "Unknown", label: "Unknown", tone: "plain" },
];

export const DIRECTIONS: Named[] = [
  { value: "inbound", label: "Inbound", tone: "plain" },
  { value: "outbound", label: "Outbound", tone: "plain" },
];

export const DELIVERY_OUTCOMES: Named[] = [
  { value: "stored", label: "Stored", tone: "good" },
  { value: "duplicate", label: "Duplicate", tone: "plain" },
  { value: "unclaimed", label: "Unclaimed", tone: "caution" },
  { value: "conflict", label: "Conflict", tone: "bad" },
  { value: "ignored", label: "Ignored", tone: "plain" },
  { value: "rejected", label: "Rejected", tone: "bad" },
  { value: "dead", label: "Dead letter", tone: "bad" },
];

/** Beside the label "No end", which alone says too little. */
export const NO_END_IN_WORDS = "Retell never told us how this call ended.";

/** What a value is called; an unknown one keeps the name it came with. */
export function named(list: Named[], value: string): Named {
  return list.find((item) => item.value === value) ?? { value, label: value, tone: "plain" };
}
