import type { ComponentProps } from "react";
import { cn } from "@/lib/cn";

/** The text has 16 px on phones, because iOS zooms into fields with smaller text. */
export const controlClass =
  "h-11 w-full min-w-0 rounded-lg border border-line-strong bg-surface px-3 text-base text-ink placeholder:text-ink-faint transition-colors hover:border-ink-faint aria-invalid:border-bad disabled:opacity-60 md:h-9 md:text-sm";

export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input {...rest} className={cn(controlClass, className)} />;
}
