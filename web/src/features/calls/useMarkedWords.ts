import { type RefObject, useEffect } from "react";
import { foundWords } from "./foundWords";

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
 * Texts that are read as one: those of an element without another between them. A word whose time is
 * known has an element of its own, which divides nothing.
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

/** @param end whether it is the end of something, which lies in the text before it */
function placeOf(texts: Text[], at: number, end: boolean): [Text, number] {
  let left = at;
  for (const text of texts) {
    if (left < text.length || (end && left === text.length)) return [text, left];
    left -= text.length;
  }
  throw new RangeError(`No text at ${at}`);
}
