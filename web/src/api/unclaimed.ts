import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, unwrap } from "./client";
import { keys } from "./keys";
import { renewedEvery } from "./renewal";

export const unclaimedQuery = queryOptions({
  queryKey: keys.unclaimed.agents,
  queryFn: async ({ signal }) => (await unwrap(api.GET("/api/unclaimed", { signal }))).agents,
});

/**
 * The numbers of unclaimed agents and of their calls. The server keeps both, so that reads are
 * cheap.
 */
export const unclaimedCountQuery = queryOptions({
  queryKey: keys.unclaimed.count,
  queryFn: ({ signal }) => unwrap(api.GET("/api/unclaimed/count", { signal })),
});

export const unclaimedCallsQuery = (agentId: string) =>
  infiniteQueryOptions({
    queryKey: keys.unclaimed.calls(agentId),
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET("/api/unclaimed/calls", {
          params: { query: { agentId, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor || undefined,
  });

/** Connects the agent and assigns its stored calls to the client. */
export const assignUnclaimed = (agentId: string, clientId: string) =>
  unwrap(
    api.POST("/api/unclaimed/{agentId}/assign", {
      params: { path: { agentId } },
      body: { clientId },
    }),
  );

export const handoversQuery = queryOptions({
  queryKey: keys.unclaimed.handovers,
  queryFn: async ({ signal }) => (await unwrap(api.GET("/api/handovers", { signal }))).handovers,
  refetchInterval: (query) =>
    renewedEvery((query.state.data?.some(({ pending }) => pending) ?? false) && 5_000)(query),
});

/** Makes the calls unclaimed again, and disconnects the agent if the handover connected it. */
export const undoHandover = (id: string) =>
  unwrap(api.POST("/api/handovers/{id}/undo", { params: { path: { id } } }));

export const claimsQuery = queryOptions({
  queryKey: keys.claims,
  queryFn: async ({ signal }) => (await unwrap(api.GET("/api/claims", { signal }))).claims,
});

export const decideClaim = (id: string, decision: "approve" | "refuse") =>
  unwrap(
    decision === "approve"
      ? api.POST("/api/claims/{id}/approve", { params: { path: { id } } })
      : api.POST("/api/claims/{id}/refuse", { params: { path: { id } } }),
  );
