import type { ReactNode } from "react";
import { cn } from "@/lib/cn";
import type { Tone } from "@/lib/outcomes";

const TONES: Record<Tone, string> = {
  good: "bg-good-wash text-good",
  bad: "bg-bad-wash text-bad",
  caution: "bg-caution-wash text-caution",
  accent: "bg-accent-wash text-accent-text",
  plain: "bg-sunken text-ink-soft",
};

export function Badge({
  tone = "plain",
  dot,
  children,
}: {
  tone?: Tone;
  /** Shows a pulsing dot, for something in progress. */
  dot?: boolean;
  children: ReactNode;
}) {
  return (
    <span
      className={cn(
        "inline-flex max-w-full items-center gap-1.5 rounded-full px-2 py-0.5 font-medium text-xs tracking-normal",
        TONES[tone],
      )}
    >
      {dot && <span aria-hidden className="size-1.5 animate-breathe rounded-full bg-current" />}
      <span className="truncate">{children}</span>
    </span>
  );
}
