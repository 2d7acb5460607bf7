import { queryOptions } from "@tanstack/react-query";
import { get } from "./client";
import type { DeliveryDetail } from "./types";

export const deliveryQuery = (id: string) =>
  queryOptions({
    queryKey: ["deliveries", "one", id],
    queryFn: ({ signal }) =>
      get<DeliveryDetail>(`/api/deliveries/${encodeURIComponent(id)}`, undefined, signal),
  });
