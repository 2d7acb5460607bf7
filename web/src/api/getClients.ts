import { queryOptions } from "@tanstack/react-query";
import { get } from "./client";
import type { ClientRow } from "./types";

export const clientsQuery = (q = "") =>
  queryOptions({
    queryKey: ["clients", "list", q],
    queryFn: async ({ signal }) =>
      (await get<{ clients: ClientRow[] }>("/api/clients", { q }, signal)).clients,
  });
