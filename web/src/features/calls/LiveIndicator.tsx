import { t } from "@lingui/core/macro";
import { cn } from "@/lib/cn";
import { useLive } from "./liveStore";

const WORDS = { connecting: t`Connecting`, connected: t`Live`, reconnecting: t`Reconnecting` };

export function LiveIndicator() {
  const { state } = useLive();
  const on = state === "connected";
  return (
    <span
      role="status"
      title={on ? t`New calls appear here by themselves` : t`Trying to reach the live feed`}
      className={cn(
        "inline-flex items-center gap-2 px-1 font-medium text-[13px]",
        on ? "text-good" : "text-ink-faint",
      )}
    >
      <span aria-hidden className="relative flex size-2">
        {on && <span className="absolute inset-0 animate-ping rounded-full bg-good opacity-40" />}
        <span
          className={cn("size-2 rounded-full", on ? "bg-good" : "animate-breathe bg-caution")}
        />
      </span>
      {WORDS[state]}
    </span>
  );
}
