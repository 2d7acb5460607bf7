import { queryOptions } from "@tanstack/react-query";
import { api, unwrap } from "./client";
import { keys } from "./keys";
import type { Senders } from "./types";

export const sendersQuery = queryOptions({
  queryKey: keys.sources,
  queryFn: ({ signal }) => unwrap(api.GET("/api/sources", { signal })),
});

export const sourcesQuery = queryOptions({
  ...sendersQuery,
  select: ({ sources }: Senders) => sources,
});

/** The n8n workflow with the URL of this service in it. */
export const WORKFLOW_URL = "/api/sources/n8n-workflow";

export const createSource = (source: {
  kind: "n8n" | "retell";
  name: string;
  clientId?: string;
  secret?: string;
}) => unwrap(api.POST("/api/sources", { body: source }));

/** Adds a secret. The older one stays valid until it is retired. */
export const rotateSecret = (sourceId: string, secret?: string) =>
  unwrap(
    api.POST("/api/sources/{id}/rotate", { params: { path: { id: sourceId } }, body: { secret } }),
  );

export const retireSecret = (sourceId: string, secretId: string) =>
  unwrap(
    api.DELETE("/api/sources/{id}/secrets/{secretId}", {
      params: { path: { id: sourceId, secretId } },
    }),
  );
