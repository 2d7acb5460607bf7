import type { ReactNode } from "react";

export function DescriptionList({ children }: { children: ReactNode }) {
  return <dl className="grid gap-3">{children}</dl>;
}

export function Described({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[5.5rem_minmax(0,1fr)] items-start gap-3 sm:grid-cols-[minmax(6.5rem,2fr)_3fr]">
      <dt dir="auto" className="break-words text-[13px] text-ink-faint leading-5">
        {term}
      </dt>
      <dd dir="auto" className="min-w-0 break-words text-ink leading-5">
        {children}
      </dd>
    </div>
  );
}
