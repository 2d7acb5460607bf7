import { queryOptions } from "@tanstack/react-query";
import { get, send } from "./client";
import type { DisclosurePatch, DisclosureView } from "./types";

const path = (clientId: string) => `/api/clients/${encodeURIComponent(clientId)}/disclosure`;

/** What the agency shows the client that is signed in. */
export const ownDisclosureQuery = queryOptions({
  queryKey: ["disclosure", "own"],
  queryFn: ({ signal }) => get<DisclosureView>("/api/settings/disclosure", {}, signal),
  staleTime: 20_000,
});

/** As the operator chooses it. */
export const disclosureQuery = (clientId: string) =>
  queryOptions({
    queryKey: ["disclosure", clientId],
    queryFn: ({ signal }) => get<DisclosureView>(path(clientId), {}, signal),
    staleTime: 20_000,
  });

export async function changeDisclosure(
  clientId: string,
  change: DisclosurePatch,
): Promise<DisclosureView> {
  return (await send<DisclosureView>(path(clientId), { method: "PATCH", body: change })).data;
}
