import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { get } from "./client";
import type { ClientList } from "./types";

/** All clients by their names, or those that `q` finds, page by page. */
export const clientPagesQuery = (q = "") =>
  infiniteQueryOptions({
    queryKey: ["clients", "pages", q],
    queryFn: ({ pageParam, signal }) =>
      get<ClientList>("/api/clients", { q, limit: 50, cursor: pageParam }, signal),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor || undefined,
  });

/** The first few that `q` finds, to choose one of them. */
export const clientChoicesQuery = (q: string) =>
  queryOptions({
    queryKey: ["clients", "choices", q],
    queryFn: ({ signal }) => get<ClientList>("/api/clients", { q, limit: 20 }, signal),
    staleTime: 30_000,
  });
