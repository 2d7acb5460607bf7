import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Plus, Webhook } from "lucide-react";
import { useState } from "react";
import { renewedEvery } from "@/api/renewal";
import { sendersQuery } from "@/api/sources";
import { Button } from "@/components/Button";
import { EmptyState } from "@/components/EmptyState";
import { ErrorState } from "@/components/ErrorState";
import { Notice } from "@/components/Notice";
import { PageHeader } from "@/components/PageHeader";
import { Skeleton } from "@/components/Skeleton";
import { CreateSourceDialog } from "./CreateSourceDialog";
import { SourceCard } from "./SourceCard";

export function SourcesPage() {
  const senders = useQuery({
    ...sendersQuery,
    // Another page may have cached the sources before the delivery that the user looks for.
    refetchOnMount: "always",
    refetchInterval: renewedEvery(15_000),
  });
  const [creating, setCreating] = useState(false);
  return (
    <div className="max-w-4xl">
      <PageHeader
        title={t`Webhook sources`}
        description={t`Who may send calls here, and with which secret.`}
        aside={
          <Button onClick={() => setCreating(true)}>
            <Plus aria-hidden className="size-4" />
            <Trans>New source</Trans>
          </Button>
        }
      />
      {senders.isPending ? (
        <Skeleton className="h-96 rounded-xl" />
      ) : senders.isError && !senders.data ? (
        <ErrorState error={senders.error} onRetry={() => senders.refetch()} />
      ) : senders.data.sources.length === 0 ? (
        <EmptyState icon={Webhook} title={t`No sources yet`}>
          <Trans>Add one for n8n, or connect Retell directly.</Trans>
        </EmptyState>
      ) : (
        <div className="grid gap-5 *:min-w-0">
          {senders.data.reachableByRetell === false && (
            <NotReachable url={senders.data.publicUrl} />
          )}
          {senders.data.sources.map((source) => (
            <SourceCard key={source.id} source={source} senders={senders.data} />
          ))}
        </div>
      )}
      {creating && <CreateSourceDialog onClose={() => setCreating(false)} />}
    </div>
  );
}

function NotReachable({ url }: { url: string | undefined }) {
  const address = url ?? t`this address`;
  return (
    <Notice tone="caution">
      <p>
        <Trans>
          Retell and a hosted n8n cannot reach{" "}
          <bdi className="break-words font-mono text-[13px]">{address}</bdi>: it exists only on this
          machine or network.
        </Trans>
      </p>
      <p className="mt-1 text-[13px] text-ink-soft">
        <Trans>
          Set AIVORS_PUBLIC_URL to the address at which the service is reached from outside. Test
          calls from this machine work meanwhile.
        </Trans>
      </p>
    </Notice>
  );
}
