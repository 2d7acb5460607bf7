import { t } from "@lingui/core/macro";
import { CircleAlert, CircleCheck, X } from "lucide-react";
import { useSyncExternalStore } from "react";
import { IconButton } from "./IconButton";
import { dismissToast, toastStore } from "./toasts";

export function Toaster() {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.get);
  return (
    <div
      aria-live="polite"
      className="pointer-events-none fixed inset-x-4 bottom-[calc(4.75rem+env(safe-area-inset-bottom))] z-50 grid justify-items-center gap-2 md:inset-x-auto md:right-6 md:bottom-6 md:justify-items-end"
    >
      {toasts.map((toast) => (
        <div
          key={toast.id}
          className="pointer-events-auto flex w-full max-w-sm animate-rise items-start gap-2.5 rounded-xl border border-line-strong bg-surface py-2 pr-2 pl-3.5 shadow-lg md:w-auto"
        >
          {toast.tone === "good" ? (
            <CircleCheck aria-hidden className="mt-2 size-4 shrink-0 text-good" />
          ) : (
            <CircleAlert aria-hidden className="mt-2 size-4 shrink-0 text-bad" />
          )}
          <p className="min-w-0 flex-1 break-words py-1.5">{toast.text}</p>
          <IconButton icon={X} label={t`Dismiss`} onClick={() => dismissToast(toast.id)} />
        </div>
      ))}
    </div>
  );
}
