import { type QueryClient, useQuery } from "@tanstack/react-query";
import { type CallScope, OWN_CALLS } from "@/api/callScope";
import { settingsQuery } from "@/api/settings";
import type { ClientSettings } from "@/api/types";

const STANDARD = "UTC";

/** The time zone of the business whose calls these are: all days and times are its own. */
export function useBusinessZone(scope: CallScope): { timeZone: string; known: boolean } {
  const settings = useQuery(settingsQuery(scope));
  return { timeZone: settings.data?.timezone ?? STANDARD, known: !settings.isPending };
}

/** The same of one’s own business, outside of a component. */
export function heldZone(client: QueryClient): string {
  const settings = client.getQueryData<ClientSettings>(settingsQuery(OWN_CALLS).queryKey);
  return settings?.timezone ?? STANDARD;
}
