import { useMutation } from "@tanstack/react-query";
import type { CallScope } from "@/api/callScope";
import { changeSettings } from "@/api/settings";
import type { SettingsPatch } from "@/api/types";
import { useSettingsSaved } from "./useSettingsSaved";

/** Saves a part of the settings immediately, without a form. */
export function useChangeSettings(scope: CallScope) {
  return useMutation({
    mutationFn: (change: SettingsPatch) => changeSettings(scope, change),
    onSuccess: useSettingsSaved(scope),
  });
}
