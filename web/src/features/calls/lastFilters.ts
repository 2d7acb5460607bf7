import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import type { CallScope } from "@/api/callScope";
import { keys } from "@/api/keys";
import type { ChosenFilters } from "@/lib/chosenFilters";

/** Stores the filters in the cache with the calls, so that signing out clears both. */
export function rememberFilters(
  client: QueryClient,
  scope: CallScope,
  filters: ChosenFilters,
): void {
  client.setQueryData(keys.calls.lastFilters(scope), filters);
}

/** Returns the filters of the last list, for the way back from a call. */
export function useLastFilters(scope: CallScope): ChosenFilters {
  return useQueryClient().getQueryData<ChosenFilters>(keys.calls.lastFilters(scope)) ?? {};
}
