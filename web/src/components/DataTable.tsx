import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

/** A table that scrolls sideways inside its own box when the screen is narrow. */
export function DataTable({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="relative overflow-x-auto">
      <table aria-label={label} className="w-full border-collapse">
        {children}
      </table>
    </div>
  );
}

export function head(align: "left" | "right" = "left"): string {
  return cn(
    "h-10 whitespace-nowrap px-4 font-medium text-ink-faint text-xs first:pl-5 last:pr-5",
    align === "right" ? "text-right" : "text-left",
  );
}

export function cell(className?: string): string {
  return cn("whitespace-nowrap", cellBox, className);
}

/** The classes of a cell that takes the remaining width and wraps its text. */
export function wideCell(className?: string): string {
  return cn("w-full", cellBox, className);
}

const cellBox = "px-4 py-3 align-middle first:pl-5 last:pr-5";
