import { queryOptions } from "@tanstack/react-query";
import { get } from "./client";
import type { Source, SourceSecret } from "./types";

/** `lastUsedAt` is null for a secret that no request has used. */
export type KnownSecret = SourceSecret & { lastUsedAt?: string | null };

/** `failing`: in the last day, requests were refused after the last one that was accepted. */
export type KnownSource = Omit<Source, "secrets"> & { secrets: KnownSecret[]; failing?: boolean };

export interface Senders {
  sources: KnownSource[];
  /** Where the service is reached from outside, as it was set up. */
  publicUrl?: string;
  /** Whether that is an address of the open internet, and not `localhost` or a private one. */
  reachableByRetell?: boolean;
}

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
