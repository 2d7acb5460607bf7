import { queryOptions } from "@tanstack/react-query";
import { get } from "./client";
import type { Senders } from "./types";

export const sendersQuery = queryOptions({
  queryKey: ["sources"],
  queryFn: ({ signal }) => get<Senders>("/api/sources", undefined, signal),
});

export const sourcesQuery = queryOptions({
  ...sendersQuery,
  select: ({ sources }: Senders) => sources,
});

/** The n8n workflow, with the address of this service filled in. */
export const WORKFLOW_URL = "/api/sources/n8n-workflow";
