import { useEffect } from "react";

export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Aivors`;
  }, [title]);
}

/** Sets the title from a branch of a page, for example while it loads. */
export function PageTitle({ title }: { title: string }): null {
  usePageTitle(title);
  return null;
}
