import { t } from "@lingui/core/macro";
import type { ReviewEntry } from "@/api/types";

/**
 * Returns the author of a change: a user's e-mail address, or the rule in the reader's language.
 */
export function authorWords({ by, rule }: ReviewEntry): string {
  const detail = rule?.detail ?? "";
  switch (rule?.code) {
    case "negative-sentiment":
      return t`The rule for dissatisfied callers`;
    case "failed":
      return t`The rule for failed calls`;
    case "phrase":
      // An agency that hides transcripts hides the phrase as well.
      return detail ? t`The rule for the phrase “${detail}”` : t`A rule for a phrase`;
    case "missed-goal":
      return t`The rule for the goal “${detail}”`;
    default:
      return by;
  }
}

/** Returns one change of a review as a sentence without its subject. */
export function changeWords({ field, before, after }: ReviewEntry): string {
  switch (field) {
    case "flagged":
      return after === "true" ? t`flagged the call` : t`took the flag away`;
    case "done":
      return after === "true" ? t`marked it done` : t`opened it again`;
    case "assignee":
      return after ? t`assigned it to ${after}` : t`assigned it to nobody`;
    case "tag":
      return after ? t`added the tag “${after}”` : t`removed the tag “${before ?? ""}”`;
    default:
      return t`changed ${field}`;
  }
}
