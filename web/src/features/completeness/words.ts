import type { Completeness, OwnCompleteness, Reconciliation } from "@/api/types";
import { count, plural } from "@/lib/format";
import type { Tone } from "@/lib/outcomes";

export const STATES: Record<string, { label: string; tone: Tone }> = {
  waiting: { label: "Waiting", tone: "accent" },
  running: { label: "Running", tone: "accent" },
  done: { label: "Done", tone: "good" },
  failed: { label: "Failed", tone: "bad" },
  cancelled: { label: "Cancelled", tone: "plain" },
};

export const KINDS: Record<string, string> = {
  missing: "Missing",
  unfinished: "Unfinished",
  unclaimed: "Unclaimed",
};

/** "Retell 128, here 128". */
export function sumWords(sums: Pick<Completeness | OwnCompleteness, "retell" | "here">): string {
  return `Retell ${count(sums.retell)}, here ${count(sums.here)}`;
}

export function runWords(run: Reconciliation): string {
  const missing = run.missing > 0 ? `, ${count(run.missing)} still missing` : "";
  return `${plural(run.found, "call")} of Retell’s, ${count(run.fetched)} fetched${missing}`;
}
