import { cn } from "@/lib/cn";

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger";
export type ButtonSize = "md" | "sm";

const VARIANTS: Record<ButtonVariant, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-strong",
  secondary: "border border-line-strong bg-surface text-ink hover:bg-sunken",
  ghost: "text-ink-soft hover:bg-sunken hover:text-ink",
  danger: "border border-line-strong bg-surface text-bad hover:border-bad hover:bg-bad-wash",
};

/** Returns the classes of a button, also for links. On a phone every target is 44 px high. */
export function buttonClass(variant: ButtonVariant = "primary", size: ButtonSize = "md"): string {
  return cn(
    "relative inline-flex select-none items-center justify-center gap-2 whitespace-nowrap rounded-lg font-medium transition-colors",
    "disabled:cursor-not-allowed disabled:opacity-55",
    size === "md" ? "h-11 px-4 text-sm md:h-9 md:px-3.5" : "h-11 px-3 text-[13px] md:h-8 md:px-2.5",
    VARIANTS[variant],
  );
}
