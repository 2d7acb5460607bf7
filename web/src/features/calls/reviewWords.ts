import { t } from "@lingui/core/macro";
import type { ReviewEntry } from "@/api/types";

/** One change of a review as a sentence without its subject. */
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
