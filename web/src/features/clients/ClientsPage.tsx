import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Building2, Plus, SearchX } from "lucide-react";
import { Suspense, useState } from "react";
import { clientPagesQuery } from "@/api/clients";
import { renewedEvery } from "@/api/renewal";
import { Button } from "@/components/Button";
import { Card } from "@/components/Card";
import { EmptyState } from "@/components/EmptyState";
import { ErrorState } from "@/components/ErrorState";
import { lazily } from "@/components/lazily";
import { NextPage } from "@/components/NextPage";
import { PageHeader } from "@/components/PageHeader";
import { SearchBox } from "@/components/SearchBox";
import { SkeletonRows } from "@/components/Skeleton";
import { Claims } from "@/features/unclaimed/Claims";
import { cn } from "@/lib/cn";
import { ClientTable } from "./ClientTable";

const CreateClientDialog = lazily(() => import("./CreateClientDialog"), "CreateClientDialog");

export function ClientsPage() {
  const { q } = useSearch({ from: "/shell/operator/operator/clients" });
  const navigate = useNavigate();
  const [creating, setCreating] = useState(false);
  const clients = useInfiniteQuery({
    ...clientPagesQuery(q),
    placeholderData: (previous) => previous,
    refetchInterval: renewedEvery(30_000),
  });
  const rows = clients.data?.pages.flatMap((page) => page.clients) ?? [];
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
          placeholder={t`Search by name, email or agent`}
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
        ) : rows.length > 0 ? (
          <div className={cn("transition-opacity", clients.isPlaceholderData && "opacity-50")}>
            <ClientTable clients={rows} />
          </div>
        ) : q ? (
          <EmptyState icon={SearchX} title={t`No client matches`}>
            <Trans>Try another part of the name, the email address or an agent’s name.</Trans>
          </EmptyState>
        ) : (
          <EmptyState icon={Building2} title={t`Create your first client`} action={create}>
            <Trans>
              A client is a business whose phone your agent answers. It sees its own calls only.
            </Trans>
          </EmptyState>
        )}
      </Card>
      <NextPage list={clients} />
      {creating && (
        <Suspense>
          <CreateClientDialog onClose={() => setCreating(false)} />
        </Suspense>
      )}
    </>
  );
}
