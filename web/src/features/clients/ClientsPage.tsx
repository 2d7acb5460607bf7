import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Building2, Plus, SearchX } from "lucide-react";
import { useState } from "react";
import { clientsQuery } from "@/api/clients";
import { renewedEvery } from "@/api/renewal";
import { Button } from "@/components/Button";
import { Card } from "@/components/Card";
import { EmptyState } from "@/components/EmptyState";
import { ErrorState } from "@/components/ErrorState";
import { PageHeader } from "@/components/PageHeader";
import { SearchBox } from "@/components/SearchBox";
import { SkeletonRows } from "@/components/Skeleton";
import { Claims } from "@/features/unclaimed/Claims";
import { ClientTable } from "./ClientTable";
import { CreateClientDialog } from "./CreateClientDialog";

export function ClientsPage() {
  const { q } = useSearch({ from: "/shell/operator/operator/clients" });
  const navigate = useNavigate();
  const [creating, setCreating] = useState(false);
  const clients = useQuery({
    ...clientsQuery(q),
    placeholderData: (previous) => previous,
    refetchInterval: renewedEvery(30_000),
  });
  const create = (
    <Button onClick={() => setCreating(true)}>
      <Plus aria-hidden className="size-4" />
      <Trans>New client</Trans>
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t`Clients`}
        description={t`The businesses that see their calls here.`}
        aside={create}
      />
      <Claims />
      <search className="mb-3 flex max-w-sm">
        <SearchBox
          label={t`Search clients`}
          placeholder={t`Search by name or email`}
          value={q ?? ""}
          onChange={(text) =>
            navigate({ to: "/operator/clients", search: { q: text || undefined }, replace: true })
          }
        />
      </search>
      <Card className="overflow-hidden">
        {clients.isPending ? (
          <SkeletonRows rows={5} height="h-16" />
        ) : clients.isError && !clients.data ? (
          <ErrorState error={clients.error} onRetry={() => clients.refetch()} />
        ) : clients.data.length > 0 ? (
          <ClientTable clients={clients.data} />
        ) : q ? (
          <EmptyState icon={SearchX} title={t`No client matches`}>
            <Trans>Try another part of the name or the email address.</Trans>
          </EmptyState>
        ) : (
          <EmptyState icon={Building2} title={t`Create your first client`} action={create}>
            <Trans>
              A client is a business whose phone your agent answers. It sees its own calls only.
            </Trans>
          </EmptyState>
        )}
      </Card>
      {creating && <CreateClientDialog onClose={() => setCreating(false)} />}
    </>
  );
}
