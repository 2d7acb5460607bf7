import { t } from "@lingui/core/macro";
import type { CallRow } from "@/api/types";
import { NO_END_IN_WORDS } from "@/lib/outcomes";
import { reasonInWords } from "@/lib/reasons";

/** Returns the summary, or the best text without one. */
export function summaryLine(call: CallRow): { text: string; real: boolean } {
  if (call.summary?.trim()) return { text: call.summary, real: true };
  if (call.outcome === "in_progress") return { text: t`The call is going on.`, real: false };
  if (call.outcome === "no_end") return { text: NO_END_IN_WORDS, real: false };
  if (call.disconnectionReason) {
    return { text: reasonInWords(call.disconnectionReason), real: false };
  }
  return { text: t`No summary yet.`, real: false };
}
