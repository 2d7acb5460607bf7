import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

export function Card({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <div className={cn("rounded-xl border border-line bg-surface", className)}>{children}</div>
  );
}

/** A titled section of a page. Its heading names the region. */
export function Section({
  title,
  id,
  aside,
  description,
  children,
  className,
}: {
  title: string;
  id: string;
  aside?: ReactNode;
  description?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  return (
    <section
      aria-labelledby={id}
      className={cn("min-w-0 rounded-xl border border-line bg-surface", className)}
    >
      <div className="flex min-h-12 items-start justify-between gap-4 px-4 pt-4 md:px-5">
        <div className="min-w-0">
          <h2 id={id} className="font-semibold text-[15px] text-ink tracking-tight">
            {title}
          </h2>
          {description && <p className="mt-0.5 text-[13px] text-ink-soft">{description}</p>}
        </div>
        {aside && <div className="flex min-h-6 shrink-0 items-center">{aside}</div>}
      </div>
      <div className="px-4 pt-3 pb-4 md:px-5 md:pb-5">{children}</div>
    </section>
  );
}
