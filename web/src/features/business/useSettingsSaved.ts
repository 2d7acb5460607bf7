import { t } from "@lingui/core/macro";
import { useQueryClient } from "@tanstack/react-query";
import type { CallScope } from "@/api/callScope";
import { keys } from "@/api/keys";
import { settingsQuery } from "@/api/settings";
import type { ClientSettings } from "@/api/types";
import { toast } from "@/components/toasts";

/** Stores the saved settings in the cache and makes all figures stale. */
export function useSettingsSaved(scope: CallScope) {
  const queryClient = useQueryClient();
  return (changed: ClientSettings) => {
    queryClient.setQueryData(settingsQuery(scope).queryKey, changed);
    for (const key of [keys.overview.all, keys.totals, keys.calls.all]) {
      queryClient.invalidateQueries({ queryKey: key });
    }
    toast.success(t`Saved.`);
  };
}
