import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import type { CallScope } from "@/api/callScope";
import { keys } from "@/api/keys";
import type { ChosenFilters } from "@/lib/chosenFilters";

/** Kept with the calls themselves, so that signing out forgets both. */
export function rememberFilters(
  client: QueryClient,
  scope: CallScope,
  filters: ChosenFilters,
): void {
  client.setQueryData(keys.calls.lastFilters(scope), filters);
}

/** The list one came from, so that the way back from a call leads to the same place in it. */
export function useLastFilters(scope: CallScope): ChosenFilters {
  return useQueryClient().getQueryData<ChosenFilters>(keys.calls.lastFilters(scope)) ?? {};
}
