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

/** The width for five filters beside the sidebar. A tablet in portrait is narrower. */
export const ROOMY = "(min-width: 64rem)";

/** The width for six columns of the table. Below it the summary has no room. */
export const TABLE = "(min-width: 76rem)";

/** The minimum width for tables and the sidebar; equals Tailwind's `md`. */
export const WIDE = "(min-width: 48rem)";
