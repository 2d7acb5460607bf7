import { queryOptions } from "@tanstack/react-query";
import { get } from "./client";
import type { ClientRow } from "./types";

export const clientQuery = (id: string) =>
  queryOptions({
    queryKey: ["clients", "one", id],
    queryFn: ({ signal }) =>
      get<ClientRow>(`/api/clients/${encodeURIComponent(id)}`, undefined, signal),
  });
