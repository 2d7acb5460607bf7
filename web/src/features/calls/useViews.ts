import { useQuery } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
import { useEffect, useSyncExternalStore } from "react";
import { meQuery } from "@/api/session";
import type { SavedView } from "@/api/types";
import { viewsQuery } from "@/api/views";
import { queryKey } from "./sameFilters";
import { useMayReview } from "./useMayReview";

/** The last opened view. Its filters may have changed since. */
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

/** Returns the saved views and the open one. */
export function useViews() {
  const query = useLocation().searchStr.replace(/^\?/, "");
  const views = useQuery(viewsQuery);
  const me = useQuery(meQuery);
  const maySave = useMayReview();
  const id = useOpenId();
  const all = views.data ?? NONE;
  const key = queryKey(query);
  const unfiltered = key === queryKey("");
  // Several views may have the same filters, so the open one comes first.
  const same = all.filter((view) => queryKey(view.query) === key);
  const present = same.find((view) => view.id === id) ?? same[0];
  const open = unfiltered ? present : (present ?? all.find((view) => view.id === id));
  const found = open?.id;
  const { isSuccess } = views;
  // Does not run when another view is opened, because the URL follows a moment later.
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
