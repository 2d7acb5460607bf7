import { useQuery } from "@tanstack/react-query";
import type { CallScope } from "@/api/callScope";
import { ownDisclosureQuery } from "@/api/disclosure";

/**
 * Returns what the reader may see. The server removes the rest, and pages only say so. Operators
 * see everything.
 */
export function useDisclosure(scope: CallScope) {
  const own = scope.kind === "own";
  const chosen = useQuery({ ...ownDisclosureQuery, enabled: own }).data;
  return {
    recordings: chosen?.recordings !== "hidden",
    transcripts: chosen?.transcripts !== "hidden",
    numbers: chosen?.numbers !== "masked",
  };
}
