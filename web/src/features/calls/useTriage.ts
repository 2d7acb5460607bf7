import { useEffect, useRef } from "react";
import type { CallRow } from "@/api/types";
import { isShortcut } from "./shortcuts";
import { useReview } from "./useReview";

interface Options {
  /** Viewers and operators go through the list and open calls; they change none. */
  mayReview: boolean;
  calls: CallRow[];
  /** Brings a row into view; its link is focused once it is there. */
  show: (index: number) => void;
  /**
   * Selects a call; `range`: all calls from the one that was selected last. Absent where nothing can be
   * selected.
   */
  toggle: ((callId: string, range: boolean) => void) | undefined;
}

const ROW = "[data-call-id]";

/**
 * Works through a list by keys: j and k go down and up, Enter opens (the row's link has the focus),
 * f flags, e marks done, x selects. `KeysDialog` tells them.
 */
export function useTriage({ mayReview, calls, show, toggle }: Options): void {
  const { mutate } = useReview();
  /** The call whose row is to have the focus. */
  const wanted = useRef<string | undefined>(undefined);
  /** Where the reader is in the list, also when the row itself has gone. */
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

  // A call that is done leaves the list of those that are not: the next one takes its place.
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

  // Rows outside of the view are not in the page: the one that was asked for may come with a later render.
  useEffect(() => {
    if (wanted.current && focusRow(wanted.current)) wanted.current = undefined;
  });

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (!isShortcut(event)) return;
      const focused = callIn(document.activeElement);
      // A row that was scrolled out of the page has lost the focus, and is still where one is.
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
