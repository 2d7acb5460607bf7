import type { AiStatus } from "@/api/types";
import { Badge } from "./Badge";

const TONES = { Online: "good", Pending: "caution", Offline: "plain" } as const;

export function AiStatusBadge({ status }: { status: AiStatus }) {
  return (
    <Badge tone={TONES[status] ?? "plain"} dot={status === "Online"}>
      {status}
    </Badge>
  );
}
