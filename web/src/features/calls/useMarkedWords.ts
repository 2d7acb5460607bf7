import { type RefObject, useEffect } from "react";
import { foundWords } from "@/lib/foundWords";

const NAME = "sought";

/** Enough to find one’s way; a search for "a" in an hour of talk has thousands. */
const MOST = 500;

/**
 * Marks the words of a search wherever they stand below an element, also in what is shown later.
 * The page itself stays as it is: the browser paints the marks (CSS Custom Highlight API).
 */
export function useMarkedWords(root: RefObject<HTMLElement | null>, search: string | undefined) {
  useEffect(() => {
    const below = root.current;
    if (!search || !below || typeof Highlight === "undefined" || !CSS.highlights) return;
    const paint = () => CSS.highlights.set(NAME, new Highlight(...rangesOf(below, search)));
    paint();
    const observer = new MutationObserver(paint);
    observer.observe(below, { childList: true, characterData: true, subtree: true });
    return () => {
      observer.disconnect();
      CSS.highlights.delete(NAME);
    };
  }, [root, search]);
}

function rangesOf(below: HTMLElement, search: string): Range[] {
  const ranges: Range[] = [];
  const walker = document.createTreeWalker(below, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node && ranges.length < MOST; node = walker.nextNode()) {
    for (const [start, end] of foundWords(node.nodeValue ?? "", search)) {
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, end);
      ranges.push(range);
    }
  }
  return ranges;
}
