import { type RefObject, useEffect } from "react";
import { foundWords } from "./foundWords";

const NAME = "sought";

/** The maximum number of highlights. A search for "a" has thousands of matches in a long call. */
const MOST = 500;

/**
 * Highlights the words of a search inside of an element, also in content that is added later. The
 * DOM stays unchanged, because the browser paints the highlights (CSS Custom Highlight API).
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

export function rangesOf(below: HTMLElement, search: string): Range[] {
  const ranges: Range[] = [];
  for (const texts of sentencesOf(below)) {
    const whole = texts.map((text) => text.data).join("");
    for (const [start, end] of foundWords(whole, search)) {
      if (ranges.length === MOST) return ranges;
      const range = document.createRange();
      range.setStart(...placeOf(texts, start, false));
      range.setEnd(...placeOf(texts, end, true));
      ranges.push(range);
    }
  }
  return ranges;
}

/**
 * Returns groups of text nodes that read as one text: those of one parent without another element
 * between. The element of a timed word does not split the text.
 */
function sentencesOf(below: HTMLElement): Text[][] {
  const sentences: Text[][] = [];
  let of: Element | null | undefined;
  const walker = document.createTreeWalker(below, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    const owner = parent?.dataset.at === undefined ? parent : parent.parentElement;
    if (owner === of) sentences.at(-1)?.push(node as Text);
    else sentences.push([node as Text]);
    of = owner;
  }
  return sentences;
}

/** @param end whether the position is the end of a match, which belongs to the text before it */
function placeOf(texts: Text[], at: number, end: boolean): [Text, number] {
  let left = at;
  for (const text of texts) {
    if (left < text.length || (end && left === text.length)) return [text, left];
    left -= text.length;
  }
  throw new RangeError(`No text at ${at}`);
}
