import { infiniteQueryOptions } from "@tanstack/react-query";
import { get } from "./client";
import type { AuditPage } from "./types";

/** `action` may name several, separated by commas; `from` is inclusive, `to` exclusive. */
export interface AuditQuery {
  clientId?: string;
  action?: string;
  from?: string;
  to?: string;
}

/** `key` names the filters in the cache; `query` makes the instants when a page is fetched. */
export const auditQuery = (key: object, query: () => AuditQuery) =>
  infiniteQueryOptions({
    queryKey: ["audit", key],
    queryFn: ({ pageParam, signal }) =>
      get<AuditPage>("/api/audit", { limit: 50, cursor: pageParam, ...query() }, signal),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor || undefined,
  });
