import type { ReviewEntry } from "@/api/types";

/** One change of a review as a sentence without its subject. */
export function changeWords({ field, before, after }: ReviewEntry): string {
  switch (field) {
    case "flagged":
      return after === "true" ? "flagged the call" : "took the flag away";
    case "done":
      return after === "true" ? "marked it done" : "opened it again";
    case "assignee":
      return after ? `assigned it to ${after}` : "assigned it to nobody";
    case "tag":
      return after ? `added the tag “${after}”` : `removed the tag “${before ?? ""}”`;
    default:
      return `changed ${field}`;
  }
}
