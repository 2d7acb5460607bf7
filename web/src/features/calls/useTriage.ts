import { useEffect, useRef } from "react";
import type { CallRow } from "@/api/types";
import { isShortcut } from "./shortcuts";
import { useReview } from "./useReview";

interface Options {
  /** Viewers and operators can move through the list and open calls, but not change them. */
  mayReview: boolean;
  calls: CallRow[];
  /** Scrolls a row into view. Its link gets the focus once the row is rendered. */
  show: (index: number) => void;
  /**
   * Selects a call; with `range`, all calls from the last selected one. Absent if the reader may
   * not select.
   */
  toggle: ((callId: string, range: boolean) => void) | undefined;
}

const ROW = "[data-call-id]";

/**
 * Handles the keys of a list: j and k go down and up, Enter opens (the row's link has the focus), f
 * flags, e marks done, x selects. `KeysDialog` lists them.
 */
export function useTriage({ mayReview, calls, show, toggle }: Options): void {
  const { mutate } = useReview();
  /** The call whose row gets the focus once it is rendered. */
  const wanted = useRef<string | undefined>(undefined);
  /** The reader's place in the list, which remains when the row disappears. */
  const place = useRef<{ callId: string; index: number } | undefined>(undefined);

  const listed = useRef(calls);
  useEffect(() => {
    listed.current = calls;
  }, [calls]);

  useEffect(() => {
    function onFocus({ target }: FocusEvent) {
      const callId = callIn(target);
      const index = listed.current.findIndex((call) => call.callId === callId);
      place.current = callId && index >= 0 ? { callId, index } : undefined;
    }
    function onPress({ target }: PointerEvent) {
      if (!callIn(target)) place.current = undefined;
    }
    document.addEventListener("focusin", onFocus);
    document.addEventListener("pointerdown", onPress);
    return () => {
      document.removeEventListener("focusin", onFocus);
      document.removeEventListener("pointerdown", onPress);
    };
  }, []);

  // When a call leaves the list, for example after it is marked done, the next call gets the focus.
  useEffect(() => {
    const here = place.current;
    if (!here) return;
    const index = calls.findIndex(({ callId }) => callId === here.callId);
    if (index >= 0) {
      here.index = index;
      return;
    }
    const taken = Math.min(here.index, calls.length - 1);
    const next = calls[taken];
    if (!next || !nothingFocused()) return;
    place.current = { callId: next.callId, index: taken };
    if (!focusRow(next.callId)) {
      show(taken);
      wanted.current = next.callId;
    }
  }, [calls, show]);

  // Rows out of view are not in the page, so the requested row may appear in a later render.
  useEffect(() => {
    if (wanted.current && focusRow(wanted.current)) wanted.current = undefined;
  });

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (!isShortcut(event)) return;
      const focused = callIn(document.activeElement);
      // A row that was scrolled out of the page has lost the focus, but remains the reader's place.
      const here = focused ?? (nothingFocused() ? place.current?.callId : undefined);
      const index = calls.findIndex(({ callId }) => callId === here);
      const step = { j: 1, k: -1 }[event.key];
      if (step) {
        const next = Math.max(0, Math.min(calls.length - 1, index + step));
        const target = calls[next];
        if (!target) return;
        show(next);
        if (!focusRow(target.callId)) wanted.current = target.callId;
        return;
      }
      const call = focused === here ? calls[index] : undefined;
      if (!call || !mayReview) return;
      const { callId, review } = call;
      if (event.key === "f") mutate({ callId, change: { flagged: !review.flagged } });
      if (event.key === "e") mutate({ callId, change: { done: !review.done } });
      if (event.key === "x" || event.key === "X") toggle?.(callId, event.shiftKey);
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [mayReview, calls, show, toggle, mutate]);
}

function callIn(target: EventTarget | null): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>(ROW)?.dataset.callId : undefined;
}

function nothingFocused(): boolean {
  return !document.activeElement || document.activeElement === document.body;
}

function focusRow(callId: string): boolean {
  const row = [...document.querySelectorAll<HTMLElement>(ROW)].find(
    ({ dataset }) => dataset.callId === callId,
  );
  const link = row?.querySelector("a");
  link?.focus({ preventScroll: true });
  return Boolean(link);
}
