import { useEffect, useRef } from "react";
import type { CallRow } from "@/api/types";
import { useReview } from "./useReview";

interface Options {
  /** Operators read reviews and change none. */
  enabled: boolean;
  calls: CallRow[];
  /** Brings a row into view; its link is focused once it is there. */
  show: (index: number) => void;
  toggle: (callId: string) => void;
}

/**
 * Works through a list by keys: j and k go down and up, Enter opens (the row's link has the focus),
 * f flags, e marks done, x selects.
 */
export function useTriage({ enabled, calls, show, toggle }: Options): void {
  const { mutate } = useReview();
  const wanted = useRef<number | undefined>(undefined);

  // Rows outside of the view are not in the page: the one that was asked for may come with a later render.
  useEffect(() => {
    const callId = wanted.current === undefined ? undefined : calls[wanted.current]?.callId;
    if (callId && focusRow(callId)) wanted.current = undefined;
  });

  useEffect(() => {
    if (!enabled) return;
    function onKey(event: KeyboardEvent) {
      const typing =
        event.target instanceof Element &&
        event.target.closest("input:not([type=checkbox]),select,textarea,dialog");
      if (typing || event.metaKey || event.ctrlKey || event.altKey) return;
      const focused =
        document.activeElement?.closest<HTMLElement>("[data-call-id]")?.dataset.callId;
      const place = calls.findIndex(({ callId }) => callId === focused);
      const step = { j: 1, k: -1 }[event.key];
      if (step) {
        const next = Math.max(0, Math.min(calls.length - 1, place + step));
        const target = calls[next];
        if (!target) return;
        show(next);
        if (!focusRow(target.callId)) wanted.current = next;
        return;
      }
      const call = calls[place];
      if (!call) return;
      const { callId, review } = call;
      if (event.key === "f") mutate({ callId, change: { flagged: !review.flagged } });
      if (event.key === "e") mutate({ callId, change: { done: !review.done } });
      if (event.key === "x") toggle(callId);
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [enabled, calls, show, toggle, mutate]);
}

function focusRow(callId: string): boolean {
  const link = document.querySelector<HTMLElement>(`[data-call-id="${CSS.escape(callId)}"] a`);
  link?.focus({ preventScroll: true });
  return Boolean(link);
}
