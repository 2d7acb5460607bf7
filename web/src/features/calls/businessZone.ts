import { type QueryClient, useQuery } from "@tanstack/react-query";
import { type CallScope, OWN_CALLS } from "@/api/callScope";
import { settingsQuery } from "@/api/settings";
import type { ClientSettings } from "@/api/types";

const STANDARD = "UTC";

/** Returns the time zone of the business, which applies to all days and times of its calls. */
export function useBusinessZone(scope: CallScope): { timeZone: string; known: boolean } {
  const settings = useQuery(settingsQuery(scope));
  return { timeZone: settings.data?.timezone ?? STANDARD, known: !settings.isPending };
}

/** Returns the cached time zone of the own business, for code outside of components. */
export function heldZone(client: QueryClient): string {
  const settings = client.getQueryData<ClientSettings>(settingsQuery(OWN_CALLS).queryKey);
  return settings?.timezone ?? STANDARD;
}
