import { queryOptions } from "@tanstack/react-query";
import { get } from "./client";
import type { Source } from "./types";

export const sourcesQuery = queryOptions({
  queryKey: ["sources"],
  queryFn: async ({ signal }) =>
    (await get<{ sources: Source[] }>("/api/sources", undefined, signal)).sources,
});
