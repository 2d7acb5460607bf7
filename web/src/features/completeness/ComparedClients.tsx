import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { ListChecks, SearchX } from "lucide-react";
import type { CompletenessFilters } from "@/api/completeness";
import type { Completeness } from "@/api/types";
import { EmptyState } from "@/components/EmptyState";
import { ClientDays } from "./ClientDays";

/** The clients of the loaded pages, or why there are none. */
export function ComparedClients({
  clients,
  filters,
}: {
  clients: Completeness[];
  filters: CompletenessFilters;
}) {
  if (clients.length > 0)
    return (
      <ul aria-label={t`Completeness of each client`} className="divide-y divide-line">
        {clients.map((client) => (
          <ClientDays key={client.clientId} client={client} />
        ))}
      </ul>
    );
  if (filters.q)
    return (
      <EmptyState icon={SearchX} title={t`No client matches`}>
        <Trans>Try another part of the name, or look at all clients.</Trans>
      </EmptyState>
    );
  if (filters.missing)
    return (
      <EmptyState icon={ListChecks} title={t`No client lacks a call`}>
        <Trans>Every call that Retell lists for the last seven days is here.</Trans>
      </EmptyState>
    );
  return (
    <EmptyState icon={ListChecks} title={t`Nothing to compare yet`}>
      <Trans>
        Connect an agent to a client; its calls are compared with Retell’s from then on.
      </Trans>
    </EmptyState>
  );
}
