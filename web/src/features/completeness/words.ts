import { plural, t } from "@lingui/core/macro";
import type { Completeness, OwnCompleteness, Reconciliation } from "@/api/types";
import { count } from "@/lib/format";
import type { Tone } from "@/lib/outcomes";

export const STATES: Record<string, { label: string; tone: Tone }> = {
  waiting: { label: t`Waiting`, tone: "accent" },
  running: { label: t`Running`, tone: "accent" },
  done: { label: t`Done`, tone: "good" },
  failed: { label: t`Failed`, tone: "bad" },
  cancelled: { label: t`Cancelled`, tone: "plain" },
};

export const KINDS: Record<string, string> = {
  missing: t`Missing`,
  unfinished: t`Unfinished`,
  unclaimed: t`Unclaimed`,
};

/** Returns the sums in words: "Retell 128, here 128". */
export function sumWords(sums: Pick<Completeness | OwnCompleteness, "retell" | "here">): string {
  return t`Retell ${count(sums.retell)}, here ${count(sums.here)}`;
}

export function runWords(run: Reconciliation): string {
  const words = t`${plural(run.found, { one: "# call", other: "# calls" })} of Retell’s, ${count(run.fetched)} fetched`;
  return run.missing > 0 ? `${words}, ${t`${count(run.missing)} still missing`}` : words;
}
