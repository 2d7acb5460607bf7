import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { CallRow } from "@/api/types";

interface List {
  calls: CallRow[];
  fresh: ReadonlySet<string>;
  /** Where the list begins on the page, and how high a row is about. */
  offset: number;
  rowHeight: number;
}

/**
 * Calls that arrive while someone reads further down must not push the text away: the page
 * scrolls along, and what has come is counted until the reader goes up.
 */
export function useNewAbove({ calls, fresh, offset, rowHeight }: List) {
  const [above, setAbove] = useState(0);
  const first = useRef<string>(undefined);

  useLayoutEffect(() => {
    const before = first.current;
    const newest = calls[0]?.callId;
    first.current = newest;
    if (!before || !newest || before === newest || !fresh.has(newest)) return;
    const added = calls.findIndex((call) => call.callId === before);
    if (added <= 0 || window.scrollY <= offset) return;
    window.scrollBy({ top: added * rowHeight, behavior: "instant" });
    setAbove((count) => count + added);
  }, [calls, fresh, offset, rowHeight]);

  useEffect(() => {
    if (above === 0) return;
    const onScroll = () => window.scrollY <= offset && setAbove(0);
    window.addEventListener("scroll", onScroll, { passive: true });
    return () => window.removeEventListener("scroll", onScroll);
  }, [above, offset]);

  const goUp = useCallback(() => window.scrollTo({ top: 0, behavior: "smooth" }), []);
  return { above, goUp };
}
