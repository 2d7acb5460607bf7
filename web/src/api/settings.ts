import { queryOptions } from "@tanstack/react-query";
import { type CallScope, scopeKey } from "./callScope";
import { get, send } from "./client";
import type { ClientSettings, SettingsPatch } from "./types";

const path = (scope: CallScope) =>
  scope.kind === "own"
    ? "/api/settings"
    : `/api/clients/${encodeURIComponent(scope.clientId)}/settings`;

/** Time zone, opening hours, currency and goals of a business. */
export const settingsQuery = (scope: CallScope) =>
  queryOptions({
    queryKey: ["settings", scopeKey(scope)],
    queryFn: ({ signal }) => get<ClientSettings>(path(scope), {}, signal),
    staleTime: 60_000,
  });

export async function changeSettings(
  scope: CallScope,
  change: SettingsPatch,
): Promise<ClientSettings> {
  return (await send<ClientSettings>(path(scope), { method: "PATCH", body: change })).data;
}
