import type { CallRow } from "@/api/types";
import { cn } from "@/lib/cn";
import { summaryLine } from "./callWords";

/** The summary of a call, or the part that a search has found. */
export function CallLine({ call, className }: { call: CallRow; className: string }) {
  const hits = call.highlights ?? [];
  if (hits.length > 0) {
    return (
      <p dir="auto" className={cn("text-ink-soft", className)}>
        {hits.map(({ field, before, hit, after }, index) => (
          <span key={`${field}-${index}`}>
            {index > 0 && <span className="text-ink-faint"> · </span>}
            {before}
            <mark className="rounded-xs bg-mark px-0.5 text-ink">{hit}</mark>
            {after}
          </span>
        ))}
      </p>
    );
  }
  const summary = summaryLine(call);
  return (
    <p dir="auto" className={cn(summary.real ? "text-ink-soft" : "text-ink-faint", className)}>
      {summary.text}
    </p>
  );
}
