import { useCallback, useSyncExternalStore } from "react";

export function useMediaQuery(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = matchMedia(query);
      media.addEventListener("change", listener);
      return () => media.removeEventListener("change", listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}

/** Beside the sidebar, five filters need more than a tablet held upright. */
export const ROOMY = "(min-width: 64rem)";

/** Six columns of a table need still more, or the summary has no room. */
export const TABLE = "(min-width: 76rem)";

/** The width from which tables and the sidebar are shown; the same as Tailwind's `md`. */
export const WIDE = "(min-width: 48rem)";
