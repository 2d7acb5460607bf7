import { queryOptions } from "@tanstack/react-query";
import { get } from "./client";
import type { CallQuery } from "./getCalls";
import type { Facet } from "./types";

/** Begins the key of all counts. */
export const FACETS = ["calls", "own", "facets"] as const;

/** How many of one’s own calls each choice of a filter would show, under the other filters. */
export const facetsQuery = (filterKey: object, query: () => CallQuery) =>
  queryOptions({
    queryKey: [...FACETS, filterKey],
    queryFn: async ({ signal }) =>
      (await get<{ facets: Facet[] }>("/api/calls/facets", query(), signal)).facets,
    staleTime: 30_000,
  });
