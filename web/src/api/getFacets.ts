import { queryOptions } from "@tanstack/react-query";
import { get } from "./client";
import type { CallQuery } from "./getCalls";
import type { Facet } from "./types";

/** How many of one’s own calls each choice of a filter would show, under the other filters. */
export const facetsQuery = (filterKey: object, query: () => CallQuery) =>
  queryOptions({
    queryKey: ["calls", "own", "facets", filterKey],
    queryFn: async ({ signal }) =>
      (await get<{ facets: Facet[] }>("/api/calls/facets", query(), signal)).facets,
    staleTime: 30_000,
  });
