import { t } from "@lingui/core/macro";
import { Plural, Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Inbox } from "lucide-react";
import { useState } from "react";
import { renewedEvery } from "@/api/renewal";
import type { UnclaimedAgent } from "@/api/types";
import { unclaimedQuery } from "@/api/unclaimed";
import { Ago } from "@/components/Ago";
import { Button } from "@/components/Button";
import { Card } from "@/components/Card";
import { EmptyState } from "@/components/EmptyState";
import { ErrorState } from "@/components/ErrorState";
import { PageHeader } from "@/components/PageHeader";
import { SkeletonRows } from "@/components/Skeleton";
import { AssignDialog } from "./AssignDialog";
import { Claims } from "./Claims";
import { Handovers } from "./Handovers";
import { SimilarAgents } from "./SimilarAgents";
import { UnclaimedCallsDialog } from "./UnclaimedCallsDialog";

export function UnclaimedPage() {
  const unclaimed = useQuery({ ...unclaimedQuery, refetchInterval: renewedEvery(30_000) });
  const [assigning, setAssigning] = useState<UnclaimedAgent>();
  const [reading, setReading] = useState<UnclaimedAgent>();
  return (
    <>
      <PageHeader
        title={t`Unclaimed`}
        description={t`Calls of agents that no client has connected. They are kept, and only you see them.`}
      />
      <Claims />
      <Card className="overflow-hidden">
        {unclaimed.isPending ? (
          <SkeletonRows rows={3} height="h-20" />
        ) : unclaimed.isError && !unclaimed.data ? (
          <ErrorState error={unclaimed.error} onRetry={() => unclaimed.refetch()} />
        ) : unclaimed.data.length === 0 ? (
          <EmptyState icon={Inbox} title={t`Nothing unclaimed`}>
            <Trans>Every call so far belongs to a client.</Trans>
          </EmptyState>
        ) : (
          <ul aria-label={t`Unclaimed agents`} className="divide-y divide-line">
            {unclaimed.data.map((agent) => (
              <UnclaimedRow
                key={agent.agentId ?? ""}
                agent={agent}
                onRead={() => setReading(agent)}
                onAssign={() => setAssigning(agent)}
              />
            ))}
          </ul>
        )}
      </Card>
      <Handovers />
      {assigning?.agentId && (
        <AssignDialog
          agentId={assigning.agentId}
          agent={assigning}
          onClose={() => setAssigning(undefined)}
        />
      )}
      {reading?.agentId && (
        <UnclaimedCallsDialog
          agentId={reading.agentId}
          agent={reading}
          onClose={() => setReading(undefined)}
        />
      )}
    </>
  );
}

function UnclaimedRow({
  agent,
  onRead,
  onAssign,
}: {
  agent: UnclaimedAgent;
  onRead: () => void;
  onAssign: () => void;
}) {
  const name = agent.agentName || agent.agentId || t`No agent ID`;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 px-4 py-4 md:px-5">
      <div className="min-w-0 flex-1 basis-64">
        <p dir="auto" className="truncate font-medium">
          {name}
        </p>
        {agent.agentName && agent.agentId && (
          <p className="truncate font-mono text-ink-faint text-xs">{agent.agentId}</p>
        )}
        <p className="mt-0.5 text-[13px] text-ink-soft">
          <Trans>
            <Plural value={agent.calls} one="# call" other="# calls" /> · first{" "}
            <Ago at={agent.firstCallAt} />, last <Ago at={agent.lastCallAt} />
          </Trans>
        </p>
        <SimilarAgents agent={agent} />
      </div>
      {agent.agentId ? (
        <div className="flex gap-2">
          <Button
            variant="secondary"
            size="sm"
            aria-label={t`See calls of ${name}`}
            onClick={onRead}
          >
            <Trans>See calls</Trans>
          </Button>
          <Button size="sm" aria-label={t`Assign to client: ${name}`} onClick={onAssign}>
            <Trans>Assign to client</Trans>
          </Button>
        </div>
      ) : (
        <p className="max-w-xs text-[13px] text-ink-faint">
          <Trans>These calls came without an agent ID, so they cannot be given to a client.</Trans>
        </p>
      )}
    </li>
  );
}
