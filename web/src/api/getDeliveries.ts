import { infiniteQueryOptions } from "@tanstack/react-query";
import { get } from "./client";
import type { DeliveryPage } from "./types";

export interface DeliveryQuery {
  outcome?: string;
  callId?: string;
  agentId?: string;
  sourceId?: string;
}

export const deliveriesQuery = (query: DeliveryQuery) =>
  infiniteQueryOptions({
    queryKey: ["deliveries", "list", query],
    queryFn: ({ pageParam, signal }) =>
      get<DeliveryPage>("/api/deliveries", { limit: 50, cursor: pageParam, ...query }, signal),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor || undefined,
  });
