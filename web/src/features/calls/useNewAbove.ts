import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { CallRow } from "@/api/types";

interface List {
  calls: CallRow[];
  fresh: ReadonlySet<string>;
  /** The offset of the list on the page, and the approximate height of a row. */
  offset: number;
  rowHeight: number;
}

/**
 * Keeps the reading position when calls arrive above it: scrolls the page by their height, and
 * counts them until the reader goes up.
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
