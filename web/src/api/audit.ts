import { infiniteQueryOptions } from "@tanstack/react-query";
import { api, unwrap } from "./client";
import { keys } from "./keys";

/** `action` accepts several actions, separated by commas. `from` is inclusive, `to` exclusive. */
export interface AuditQuery {
  clientId?: string;
  action?: string;
  from?: string;
  to?: string;
}

/** `filters` are part of the cache key. `query` computes the instants when a page is fetched. */
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
