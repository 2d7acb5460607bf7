import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import type { CallScope } from "@/api/callScope";
import { keys } from "@/api/keys";
import type { CallFilters } from "@/lib/callFilters";

/** Kept with the calls themselves, so that signing out forgets both. */
export function rememberFilters(client: QueryClient, scope: CallScope, filters: CallFilters): void {
  client.setQueryData(keys.calls.lastFilters(scope), filters);
}

/** The list one came from, so that the way back from a call leads to the same place in it. */
export function useLastFilters(scope: CallScope): CallFilters {
  return useQueryClient().getQueryData<CallFilters>(keys.calls.lastFilters(scope)) ?? {};
}
