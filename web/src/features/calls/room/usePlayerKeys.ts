import { useEffect } from "react";
import { type Line, lineAt } from "../conversation";
import type { Player } from "./usePlayer";

export const STEP_SECONDS = 5;

/** Elements that handle space and arrow keys themselves. */
const TAKES_KEYS = "input,select,textarea,button,a,summary,[contenteditable],dialog,[role=menu]";

/** Handles the keys on the whole page: space plays and pauses, arrows move. */
export function usePlayerKeys(player: Player, lines: Line[]): void {
  const { ready, failed, toggle, move, seek, clock } = player;
  useEffect(() => {
    if (!ready || failed) return;
    function onKey(event: KeyboardEvent) {
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return;
      const busy = event.target instanceof Element ? event.target.closest(TAKES_KEYS) : null;
      const arrow = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
      // Buttons ignore arrows. Text fields and sliders handle them.
      if (busy && (!arrow || !busy.matches("button,a,summary"))) return;
      if (event.key === " ") toggle();
      else if (arrow && event.shiftKey) goToLine(arrow);
      else if (arrow) move(arrow * STEP_SECONDS);
      else return;
      event.preventDefault();
    }

    function goToLine(direction: -1 | 1) {
      const starts = lines.flatMap((line) =>
        line.kind === "speech" && line.at !== undefined ? [line.at] : [],
      );
      const heard = lines[lineAt(lines, clock.seconds())]?.at;
      const to =
        direction === 1
          ? starts.find((start) => start > clock.seconds() + 0.1)
          : starts.findLast((start) => heard === undefined || start < heard);
      if (to !== undefined) seek(to);
    }

    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [ready, failed, toggle, move, seek, clock, lines]);
}
