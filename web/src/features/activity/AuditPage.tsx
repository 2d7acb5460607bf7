import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { meQuery } from "@/api/session";
import { sourcesQuery } from "@/api/sources";
import { ClientCombobox } from "@/components/clients/ClientCombobox";
import { PageHeader } from "@/components/PageHeader";
import { AuditLog } from "./AuditLog";
import type { AuditFilters } from "./filters";
import type { Reader } from "./sentences";

/** For operators: all actions. */
export function AuditPage() {
  const filters = useSearch({ from: "/shell/operator/operator/audit" });
  const navigate = useNavigate();
  const { data: user } = useQuery(meQuery);
  const { data: sources, isPending: sourcesPending } = useQuery(sourcesQuery);
  const reader = useMemo<Reader>(
    () => ({
      role: "operator",
      email: user?.email ?? "",
      sources: new Map(sources?.map(({ id, name }) => [id, name])),
    }),
    [user, sources],
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
        // Entries contain names of sources, and would change their size when the names arrive.
        waits={sourcesPending}
        filters={filters}
        onFilters={change}
      >
        <ClientCombobox
          aria-label={t`Client`}
          placeholder={t`All clients`}
          clearable
          value={filters.clientId ?? ""}
          onChange={(client) => change({ ...filters, clientId: client?.id })}
          className="w-full md:w-64"
        />
      </AuditLog>
    </>
  );
}
