import type { Source } from "@/api/types";
import { ofNobody } from "@/lib/refusals";

/** Whether the same failures stand at several sources, since none of them can be blamed. */
export function sharedFailures(source: Source, all: Source[]): boolean {
  return (
    source.failures.some(({ reason }) => ofNobody(reason)) &&
    all.filter(({ kind }) => kind === source.kind).length > 1
  );
}
