import { t } from "@lingui/core/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { CallScope } from "@/api/callScope";
import { keys } from "@/api/keys";
import { changeSettings, settingsQuery } from "@/api/settings";
import type { SettingsPatch } from "@/api/types";
import { toast } from "@/components/toasts";

/** Saves a part of the settings; every figure is then asked for anew. */
export function useChangeSettings(scope: CallScope, done?: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (change: SettingsPatch) => changeSettings(scope, change),
    onSuccess: (changed) => {
      queryClient.setQueryData(settingsQuery(scope).queryKey, changed);
      for (const key of [keys.overview.all, keys.totals, keys.calls.all]) {
        queryClient.invalidateQueries({ queryKey: key });
      }
      toast.success(t`Saved.`);
      done?.();
    },
  });
}
