import { t } from "@lingui/core/macro";
import type { ClientRow } from "@/api/types";
import { Badge } from "@/components/Badge";

const LOOKS = {
  active: { label: t`Active`, tone: "good" },
  invited: { label: t`Invited`, tone: "caution" },
  suspended: { label: t`Suspended`, tone: "bad" },
} as const;

export function ClientStatus({ status }: { status: ClientRow["status"] }) {
  const { label, tone } = LOOKS[status] ?? { label: status, tone: "plain" };
  return <Badge tone={tone}>{label}</Badge>;
}
