import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, unwrap } from "./client";
import { keys } from "./keys";

const DAY = 86_400_000;

const one = (id: string) => ({ params: { path: { id } } });

export interface DeliveryQuery {
  outcome?: string;
  callId?: string;
  agentId?: string;
  sourceId?: string;
}

export const deliveriesQuery = (query: DeliveryQuery) =>
  infiniteQueryOptions({
    queryKey: keys.deliveries.list(query),
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET("/api/deliveries", {
          params: { query: { limit: "50", cursor: pageParam, ...query } },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor || undefined,
  });

export const deliveryQuery = (id: string) =>
  queryOptions({
    queryKey: keys.deliveries.one(id),
    queryFn: ({ signal }) => unwrap(api.GET("/api/deliveries/{id}", { ...one(id), signal })),
  });

/** Assigns an event in conflict to a client, as a separate call. */
export const assignDelivery = (id: string, clientId: string) =>
  unwrap(api.POST("/api/deliveries/{id}/assign", { ...one(id), body: { clientId } }));

export const replayDelivery = (id: string) =>
  unwrap(api.POST("/api/deliveries/{id}/replay", one(id)));

/** The refusals of the last seven days, newest first. */
export const refusalsQuery = queryOptions({
  queryKey: keys.refusals,
  queryFn: async ({ signal }) => {
    const to = Date.now();
    const query = { from: new Date(to - 7 * DAY).toISOString(), to: new Date(to).toISOString() };
    return (await unwrap(api.GET("/api/refusals", { params: { query }, signal }))).hours;
  },
});
