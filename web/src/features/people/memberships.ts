import { t } from "@lingui/core/macro";
import type { Person } from "@/api/types";

export const MEMBERSHIPS: { value: Person["role"]; label: string; may: string }[] = [
  { value: "owner", label: t`Owner`, may: t`Everything: agents, settings, people.` },
  { value: "member", label: t`Member`, may: t`Reads, and reviews calls.` },
  { value: "viewer", label: t`Viewer`, may: t`Reads.` },
];
