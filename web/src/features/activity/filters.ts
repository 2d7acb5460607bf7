import { t } from "@lingui/core/macro";
import { PERIODS, type Period } from "@/lib/chosenFilters";
import { searchId } from "@/lib/searchText";
import type { Kind } from "./sentences";

/** The filters of the audit log in the URL. */
export interface AuditFilters {
  clientId?: string;
  kind?: Kind;
  period?: Period;
}

export const KINDS: { value: Kind; label: string; forClient?: string }[] = [
  { value: "calls", label: t`Calls seen and exported` },
  { value: "sign-ins", label: t`Sign-ins` },
  { value: "passwords", label: t`Passwords and invitations` },
  { value: "clients", label: t`Clients`, forClient: t`Account` },
  { value: "agents", label: t`Agents` },
  { value: "sources", label: t`Sources and deliveries` },
];

/** Parses the filters of a URL and drops unknown values. */
export function parseAuditFilters(search: Record<string, unknown>): AuditFilters {
  const filters: AuditFilters = {};
  const clientId = searchId(search.clientId);
  const kind = KINDS.find(({ value }) => value === search.kind)?.value;
  const period = PERIODS.find((known) => known === search.period);
  if (clientId) filters.clientId = clientId;
  if (kind) filters.kind = kind;
  if (period) filters.period = period;
  return filters;
}
