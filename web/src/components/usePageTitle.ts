import { useEffect } from "react";

export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Aivors`;
  }, [title]);
}

/** The same for a branch of a page, such as while it is loading. */
export function PageTitle({ title }: { title: string }): null {
  usePageTitle(title);
  return null;
}
