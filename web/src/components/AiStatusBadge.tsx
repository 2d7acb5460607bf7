import { t } from "@lingui/core/macro";
import type { Tone } from "@/lib/outcomes";
import { own } from "@/lib/own";
import { Badge } from "./Badge";

const LOOKS: Record<string, { tone: Tone; words: string }> = {
  Online: { tone: "good", words: t`Online` },
  Pending: { tone: "caution", words: t`Pending` },
  Offline: { tone: "plain", words: t`Offline` },
};

export function AiStatusBadge({ status }: { status: string }) {
  const look = own(LOOKS, status);
  return (
    <Badge tone={look?.tone ?? "plain"} dot={status === "Online"}>
      {look?.words ?? status}
    </Badge>
  );
}
