import type { Tone } from "@/lib/outcomes";
import { Badge } from "./Badge";

const TONES: Record<string, Tone> = { Online: "good", Pending: "caution", Offline: "plain" };

export function AiStatusBadge({ status }: { status: string }) {
  return (
    <Badge tone={TONES[status] ?? "plain"} dot={status === "Online"}>
      {status}
    </Badge>
  );
}
