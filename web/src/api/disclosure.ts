import { queryOptions } from "@tanstack/react-query";
import { api, unwrap } from "./client";
import { keys } from "./keys";
import type { DisclosurePatch } from "./types";

const one = (id: string) => ({ params: { path: { id } } });

/** What the agency shows to the signed-in client. */
export const ownDisclosureQuery = queryOptions({
  queryKey: keys.disclosure({ kind: "own" }),
  queryFn: ({ signal }) => unwrap(api.GET("/api/settings/disclosure", { signal })),
  staleTime: 20_000,
});

/** What the agency shows to a client, for the operator. */
export const disclosureQuery = (clientId: string) =>
  queryOptions({
    queryKey: keys.disclosure({ kind: "client", clientId }),
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/clients/{id}/disclosure", { ...one(clientId), signal })),
    staleTime: 20_000,
  });

export const changeDisclosure = (clientId: string, change: DisclosurePatch) =>
  unwrap(api.PATCH("/api/clients/{id}/disclosure", { ...one(clientId), body: change }));
