import { t } from "@lingui/core/macro";
import { Globe, PhoneIncoming, PhoneMissed, PhoneOff, PhoneOutgoing } from "lucide-react";
import type { CallRow } from "@/api/types";
import { cn } from "@/lib/cn";

/** The type of the call as an icon. The words are beside it or in its title. */
export function CallIcon({ call }: { call: CallRow }) {
  const missed = call.outcome === "not_connected" || call.outcome === "failed";
  const endless = call.outcome === "no_end";
  const Icon = missed
    ? PhoneMissed
    : endless
      ? PhoneOff
      : call.callType === "web_call"
        ? Globe
        : call.direction === "outbound"
          ? PhoneOutgoing
          : PhoneIncoming;
  return (
    <span
      title={directionWords(call)}
      className={cn(
        "flex size-9 shrink-0 items-center justify-center rounded-full",
        "bg-sunken",
        missed || endless ? "text-ink-faint" : "text-accent-text",
      )}
    >
      <Icon aria-hidden className="size-4" strokeWidth={1.9} />
    </span>
  );
}

export function directionWords(call: CallRow): string {
  if (call.callType === "web_call") return t`Web call`;
  if (call.direction === "inbound") return t`Inbound call`;
  if (call.direction === "outbound") return t`Outbound call`;
  return t`Call`;
}
