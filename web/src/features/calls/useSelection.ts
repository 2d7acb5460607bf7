import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { CallScope } from "@/api/callScope";
import { type CallQuery, idsOfCalls } from "@/api/calls";
import { messageOf } from "@/api/client";
import type { CallRow } from "@/api/types";
import { toast } from "@/components/toasts";

/** Calls of a list that are selected at once, loaded or not. */
export const MOST_SELECTED = 2_000;

const NOTHING: ReadonlySet<string> = new Set();

interface Options {
  scope: CallScope;
  calls: CallRow[];
  hasMore: boolean;
  /** Names what the list shows: another list begins with nothing selected. */
  listKey: string;
  /** The filters of the list, as the API takes them. */
  query: () => CallQuery;
  enabled: boolean;
}

/** How far the calls behind the loaded ones are selected: `first` for `MOST_SELECTED` of more. */
type Whole = "no" | "loading" | "all" | "first";

export interface Selection {
  has: (callId: string) => boolean;
  /** In the order of the list. */
  callIds: string[];
  /** Of the loaded calls. */
  loaded: "none" | "some" | "all";
  /** `range`: all calls from the one that was toggled last become as this one. */
  toggle: (callId: string, range: boolean) => void;
  toggleLoaded: () => void;
  whole: Whole;
  /** Whether the list has calls that one can only select together. */
  hasWhole: boolean;
  selectWhole: () => void;
  clear: () => void;
}

/** The calls of a list that the reader has chosen, to do something with all of them. */
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

  // At once and not in an effect: no call of another list may be changed.
  const list = `${enabled} ${listKey}`;
  const [held, setHeld] = useState(list);
  if (held !== list) {
    setHeld(list);
    setSelected(NOTHING);
    setWhole("no");
  }
  // What is under way belongs to the list too.
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

/** From one call of the list to another, both included; the second alone when the first is not there. */
function between(calls: CallRow[], one: string | undefined, other: string): string[] {
  const ends = [one, other].map((id) => calls.findIndex(({ callId }) => callId === id));
  if (ends.includes(-1)) return [other];
  return calls.slice(Math.min(...ends), Math.max(...ends) + 1).map(({ callId }) => callId);
}

/**
 * A call that leaves the list leaves the selection: nobody changes what is not seen. One that is only
 * further down than what is loaded now stays.
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
