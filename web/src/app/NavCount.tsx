import { cn } from "@/lib/cn";

/** A number beside a navigation entry, for work that waits there. */
export function NavCount({
  count,
  words,
  tone = "caution",
  className,
}: {
  count: number;
  /** The text for screen readers: `1 failing`. */
  words: string;
  tone?: "caution" | "bad";
  className?: string;
}) {
  if (count === 0) return null;
  return (
    <span
      className={cn(
        "min-w-5 rounded-full px-1.5 text-center font-medium text-xs leading-5 tabular-nums",
        tone === "bad" ? "bg-bad-wash text-bad" : "bg-caution-wash text-caution",
        className,
      )}
    >
      <span aria-hidden>{count}</span>
      <span className="sr-only">{words}</span>
    </span>
  );
}
