import type { ReactNode } from "react";
import { usePageTitle } from "./usePageTitle";

/** The only h1 of the page. The title of the browser tab has the same text. */
export function PageHeader({
  title,
  description,
  aside,
}: {
  title: string;
  description?: ReactNode;
  aside?: ReactNode;
}) {
  usePageTitle(title);
  return (
    <header className="mb-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 md:flex-nowrap">
      <div className="min-w-0">
        <h1 className="break-words font-display font-medium text-[26px] leading-tight tracking-[-0.015em]">
          {title}
        </h1>
        {description && <p className="mt-1 max-w-2xl text-ink-soft">{description}</p>}
      </div>
      {aside && <div className="flex shrink-0 flex-wrap items-center gap-2">{aside}</div>}
    </header>
  );
}
