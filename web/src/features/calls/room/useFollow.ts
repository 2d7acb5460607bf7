import { type RefObject, useEffect, useRef } from "react";

/** Keeps the line being played in view, until the reader scrolls away from it. */
export function useFollow(
  list: RefObject<HTMLElement | null>,
  heard: number,
  playing: boolean,
): void {
  const before = useRef(-1);
  useEffect(() => {
    const was = list.current?.children[before.current];
    const now = list.current?.children[heard];
    before.current = heard;
    if (!playing || !was || !now || was === now || !isInView(was) || isInView(now)) return;
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    now.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
  }, [list, heard, playing]);
}

function isInView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight && bottom <= window.innerHeight + 40;
}
