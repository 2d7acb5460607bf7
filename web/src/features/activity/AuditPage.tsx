import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { clientsQuery } from "@/api/clients";
import { meQuery } from "@/api/session";
import { sourcesQuery } from "@/api/sources";
import { PageHeader } from "@/components/PageHeader";
import { Select } from "@/components/Select";
import { AuditLog } from "./AuditLog";
import type { AuditFilters } from "./filters";
import type { Reader } from "./sentences";

/** For operators: everything that was done, by anybody. */
export function AuditPage() {
  const filters = useSearch({ from: "/shell/operator/operator/audit" });
  const navigate = useNavigate();
  const { data: user } = useQuery(meQuery);
  const { data: clients, isPending: clientsPending } = useQuery(clientsQuery());
  const { data: sources, isPending: sourcesPending } = useQuery(sourcesQuery);
  const reader = useMemo<Reader>(
    () => ({
      role: "operator",
      email: user?.email ?? "",
      clients: new Map(clients?.map(({ id, name }) => [id, name])),
      sources: new Map(sources?.map(({ id, name }) => [id, name])),
    }),
    [user, clients, sources],
  );
  const change = (search: AuditFilters) =>
    navigate({ to: "/operator/audit", search, replace: true, resetScroll: false });
  return (
    <>
      <PageHeader
        title={t`Audit log`}
        description={t`Who did what, when and from where. Nothing in it can be changed or removed.`}
      />
      <AuditLog
        reader={reader}
        // Entries name clients and sources: shown before these are known, they would grow later.
        waits={clientsPending || sourcesPending}
        filters={filters}
        onFilters={change}
      >
        <Select
          aria-label={t`Client`}
          value={filters.clientId ?? ""}
          onChange={(event) => change({ ...filters, clientId: event.target.value || undefined })}
          className="w-full md:w-64"
        >
          <option value="">
            <Trans>All clients</Trans>
          </option>
          {clients?.map((client) => (
            <option key={client.id} value={client.id}>
              {client.name}
            </option>
          ))}
        </Select>
      </AuditLog>
    </>
  );
}
