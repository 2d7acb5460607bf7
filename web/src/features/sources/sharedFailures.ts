import type { Source } from "@/api/types";
import { ofNobody } from "@/lib/refusals";

/**
 * Returns whether several sources have the same failures, so that none can be identified as the
 * cause.
 */
export function sharedFailures(source: Source, all: Source[]): boolean {
  return (
    source.failures.some(({ reason }) => ofNobody(reason)) &&
    all.filter(({ kind }) => kind === source.kind).length > 1
  );
}
