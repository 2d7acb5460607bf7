import { Frown, Meh, Smile } from "lucide-react";
import { Badge } from "@/components/Badge";
import { cn } from "@/lib/cn";
import { named, OUTCOMES, SENTIMENTS } from "@/lib/outcomes";
import { own } from "@/lib/own";

export function OutcomeBadge({ outcome }: { outcome: string }) {
  const { label, tone } = named(OUTCOMES, outcome);
  return (
    <Badge tone={tone} dot={outcome === "in_progress"}>
      {label}
    </Badge>
  );
}

const DOTS = {
  good: "bg-good",
  bad: "bg-bad",
  caution: "bg-caution",
  accent: "bg-accent animate-breathe",
  plain: "bg-line-strong",
};

/** The unobtrusive form for lists, in which only few outcomes need attention. */
export function OutcomeMark({ outcome }: { outcome: string }) {
  const { label, tone } = named(OUTCOMES, outcome);
  return (
    <span className="flex min-w-0 items-center gap-2 text-[13px] text-ink-soft">
      <span aria-hidden className={cn("size-2 shrink-0 rounded-full", DOTS[tone])} />
      <span className="truncate">{label}</span>
    </span>
  );
}

const FACES = { Positive: Smile, Neutral: Meh, Negative: Frown } as const;
const COLOURS = { good: "text-good", bad: "text-bad" } as Record<string, string>;

/**
 * The sentiment as an icon and a word, so that it does not depend on colour. Unknown shows nothing.
 */
export function SentimentMark({ sentiment }: { sentiment: string | null | undefined }) {
  if (!sentiment || sentiment === "Unknown") return <span className="text-ink-faint">—</span>;
  const { label, tone } = named(SENTIMENTS, sentiment);
  const Face = own(FACES, sentiment);
  return (
    <span
      className={cn(
        "flex min-w-0 items-center gap-1.5 text-[13px]",
        own(COLOURS, tone) ?? "text-ink-soft",
      )}
    >
      {Face && <Face aria-hidden className="size-4 shrink-0" strokeWidth={1.9} />}
      <span className="truncate">{label}</span>
    </span>
  );
}
