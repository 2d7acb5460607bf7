import { useQuery } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
import { useEffect, useSyncExternalStore } from "react";
import { meQuery } from "@/api/session";
import type { SavedView } from "@/api/types";
import { viewsQuery } from "@/api/views";
import { queryKey } from "./sameFilters";
import { useMayReview } from "./useMayReview";

/** The view that was opened last. Its filters may have been changed since. */
let openId: string | undefined;
const listeners = new Set<() => void>();

export function openView(id: string | undefined): void {
  if (id === openId) return;
  openId = id;
  for (const listener of listeners) listener();
}

function useOpenId(): string | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => openId,
  );
}

const NONE: SavedView[] = [];

/** The saved views, and which of them is open. */
export function useViews() {
  const query = useLocation().searchStr.replace(/^\?/, "");
  const views = useQuery(viewsQuery);
  const me = useQuery(meQuery);
  const maySave = useMayReview();
  const id = useOpenId();
  const all = views.data ?? NONE;
  const key = queryKey(query);
  const unfiltered = key === queryKey("");
  // The one that is open first: two views may have the same filters.
  const same = all.filter((view) => queryKey(view.query) === key);
  const present = same.find((view) => view.id === id) ?? same[0];
  const open = unfiltered ? present : (present ?? all.find((view) => view.id === id));
  const found = open?.id;
  const { isSuccess } = views;
  // Not when another view is opened: the address follows a moment later.
  useEffect(() => {
    if (isSuccess) openView(found);
  }, [isSuccess, key, all]);
  return {
    query,
    unfiltered,
    loaded: isSuccess,
    all,
    open,
    changed: open !== undefined && present === undefined,
    maySave,
    /** Whether the reader may change or remove the open view. */
    mayChange: maySave && open !== undefined && (open.own || me.data?.membership === "owner"),
  };
}
