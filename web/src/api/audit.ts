import { infiniteQueryOptions } from "@tanstack/react-query";
import { api, unwrap } from "./client";
import { keys } from "./keys";

/** `action` may name several, separated by commas; `from` is inclusive, `to` exclusive. */
export interface AuditQuery {
  clientId?: string;
  action?: string;
  from?: string;
  to?: string;
}

/** `filters` name them in the cache; `query` makes the instants when a page is fetched. */
export const auditQuery = (filters: object, query: () => AuditQuery) =>
  infiniteQueryOptions({
    queryKey: keys.audit(filters),
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET("/api/audit", {
          params: { query: { limit: "50", cursor: pageParam, ...query() } },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor || undefined,
  });
