import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { CallScope } from "@/api/callScope";
import { type CallQuery, idsOfCalls } from "@/api/calls";
import { messageOf } from "@/api/client";
import type { CallRow } from "@/api/types";
import { toast } from "@/components/toasts";

/** The maximum number of selected calls, loaded or not. */
export const MOST_SELECTED = 2_000;

const NOTHING: ReadonlySet<string> = new Set();

interface Options {
  scope: CallScope;
  calls: CallRow[];
  hasMore: boolean;
  /** Identifies the contents of the list. Another list begins without a selection. */
  listKey: string;
  /** The filters of the list in the format of the API. */
  query: () => CallQuery;
  enabled: boolean;
}

/**
 * Whether calls beyond the loaded ones are selected. With `first`, only the first `MOST_SELECTED`.
 */
type Whole = "no" | "loading" | "all" | "first";

export interface Selection {
  has: (callId: string) => boolean;
  /** The selected calls; the loaded ones first, in the order of the list. */
  callIds: string[];
  /** How many of the loaded calls are selected. */
  loaded: "none" | "some" | "all";
  /** With `range`, all calls from the last toggled one get the state of this one. */
  toggle: (callId: string, range: boolean) => void;
  toggleLoaded: () => void;
  whole: Whole;
  /** Whether to offer the selection of the whole list, including calls that are not loaded. */
  hasWhole: boolean;
  selectWhole: () => void;
  clear: () => void;
}

/** The selected calls of a list, for actions on several calls. */
export function useSelection(options: Options): Selection {
  const { scope, calls, hasMore, listKey, query, enabled } = options;
  const [selected, setSelected] = useState(NOTHING);
  const [whole, setWhole] = useState<Whole>("no");
  const loading = useRef<AbortController | undefined>(undefined);
  const last = useRef<string | undefined>(undefined);

  const clear = useCallback(() => {
    loading.current?.abort();
    last.current = undefined;
    setSelected(NOTHING);
    setWhole("no");
  }, []);

  // Clears during the render, not in an effect, so that no action meets calls of another list.
  const list = `${enabled} ${listKey}`;
  const [held, setHeld] = useState(list);
  if (held !== list) {
    setHeld(list);
    setSelected(NOTHING);
    setWhole("no");
  }
  // Aborts the request of the previous list.
  useEffect(() => {
    return () => {
      loading.current?.abort();
      last.current = undefined;
    };
  }, [list]);

  useCallsThatLeave({ calls, hasMore, list }, setSelected);

  const toggle = useCallback(
    (callId: string, range: boolean) => {
      const ids = range ? between(calls, last.current, callId) : [callId];
      last.current = callId;
      loading.current?.abort();
      setWhole("no");
      setSelected((present) => {
        const next = new Set(present);
        for (const id of ids) {
          if (present.has(callId)) next.delete(id);
          else next.add(id);
        }
        return next;
      });
    },
    [calls],
  );

  const { callIds, loaded } = useMemo((): Pick<Selection, "callIds" | "loaded"> => {
    const ids = calls.map(({ callId }) => callId).filter((callId) => selected.has(callId));
    return {
      callIds: [...new Set([...ids, ...selected])],
      loaded: ids.length === 0 ? "none" : ids.length < calls.length ? "some" : "all",
    };
  }, [calls, selected]);

  function toggleLoaded() {
    if (loaded === "all") return clear();
    loading.current?.abort();
    setWhole("no");
    setSelected((present) => new Set([...present, ...calls.map(({ callId }) => callId)]));
  }

  async function selectWhole() {
    const asking = new AbortController();
    loading.current = asking;
    setWhole("loading");
    try {
      const { ids, more } = await idsOfCalls(scope, query(), MOST_SELECTED, asking.signal);
      if (asking.signal.aborted) return;
      setSelected(new Set(ids));
      setWhole(more ? "first" : "all");
    } catch (error) {
      if (asking.signal.aborted) return;
      setWhole("no");
      toast.error(messageOf(error));
    }
  }

  return {
    has: (callId) => selected.has(callId),
    callIds,
    loaded,
    toggle,
    toggleLoaded,
    whole,
    hasWhole: loaded === "all" && hasMore && (whole === "no" || whole === "loading"),
    selectWhole,
    clear,
  };
}

/**
 * Returns the calls from one to the other, both included; only `other` if `one` is not in the list.
 */
function between(calls: CallRow[], one: string | undefined, other: string): string[] {
  const ends = [one, other].map((id) => calls.findIndex(({ callId }) => callId === id));
  if (ends.includes(-1)) return [other];
  return calls.slice(Math.min(...ends), Math.max(...ends) + 1).map(({ callId }) => callId);
}

/**
 * Deselects a call that leaves the list, so that nobody changes an invisible call. A call that is
 * only beyond the loaded pages stays selected.
 */
function useCallsThatLeave(
  { calls, hasMore, list }: { calls: CallRow[]; hasMore: boolean; list: string },
  setSelected: (change: (present: ReadonlySet<string>) => ReadonlySet<string>) => void,
) {
  const before = useRef<{ list: string; calls: CallRow[] }>({ list, calls });
  useEffect(() => {
    const { list: sameList, calls: were } = before.current;
    before.current = { list, calls };
    if (sameList !== list || were === calls) return;
    const here = new Set(calls.map(({ callId }) => callId));
    const end = hasMore ? Date.parse(calls.at(-1)?.listedAt ?? "") : Number.NEGATIVE_INFINITY;
    const gone = new Set(
      were
        .filter(({ callId, listedAt }) => !here.has(callId) && !(Date.parse(listedAt) < end))
        .map(({ callId }) => callId),
    );
    setSelected((present) => {
      const rest = [...present].filter((callId) => !gone.has(callId));
      return rest.length === present.size ? present : new Set(rest);
    });
  }, [calls, hasMore, list, setSelected]);
}
