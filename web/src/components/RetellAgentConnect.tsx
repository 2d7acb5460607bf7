import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { agentStatusQuery, availableAgentsQuery, disconnectAgent } from "@/api/agents";
import { ApiError, messageOf } from "@/api/client";
import { meQuery } from "@/api/session";
import type { AgentStatus, ConnectedAgent } from "@/api/types";
import { AiStatusBadge } from "./AiStatusBadge";
import { AgentInstructions } from "./agents/AgentInstructions";
import { AgentName } from "./agents/AgentName";
import { ConnectAgentForm } from "./agents/ConnectAgentForm";
import { ConnectedAgents } from "./agents/ConnectedAgents";
import { ConfirmDialog } from "./ConfirmDialog";
import { ErrorState } from "./ErrorState";
import { Skeleton } from "./Skeleton";
import { toast } from "./toasts";

const LINES: Record<string, string> = {
  Online: t`Your agent is connected. Its calls appear on your dashboard.`,
  Pending: t`Your agency has been asked to approve this agent. Calls appear after that.`,
  Offline: t`No agent is connected yet. Connect one to see its calls.`,
};

/**
 * Returns the text for a status. An ID without calls may be mistyped, so "connected" alone would
 * promise too much.
 */
function lineOf({ aiStatus, agents }: AgentStatus): string | undefined {
  const connected = agents.filter(({ status }) => status === "connected");
  if (aiStatus === "Online" && connected.every(({ lastCallAt }) => !lastCallAt)) {
    return connected.length > 1
      ? t`Your agents are connected, waiting for their first call.`
      : t`Your agent is connected, waiting for its first call.`;
  }
  return LINES[aiStatus];
}

/**
 * Connects the signed-in client's Retell agents and shows their status. Others import it: keep this
 * path and the default export.
 */
export default function RetellAgentConnect() {
  const status = useQuery({ ...agentStatusQuery, refetchOnWindowFocus: "always" });
  return (
    <section
      aria-labelledby="retell-agent"
      className="rounded-xl border border-line bg-surface p-4 md:p-5"
    >
      <div className="flex items-start justify-between gap-4">
        <div>
          <h2 id="retell-agent" className="font-semibold text-[15px] tracking-tight">
            <Trans>Retell AI agent</Trans>
          </h2>
          <p className="mt-0.5 text-[13px] text-ink-soft max-sm:min-h-[2lh]">
            {status.data ? lineOf(status.data) : t`Your phone agent’s calls, on your dashboard.`}
          </p>
        </div>
        <div role="status" aria-label={t`Agent status`}>
          {status.data && <AiStatusBadge status={status.data.aiStatus} />}
        </div>
      </div>
      <div className="mt-5">
        {status.data ? (
          <Connection status={status.data} />
        ) : status.isError ? (
          <ErrorState error={status.error} onRetry={() => status.refetch()} />
        ) : (
          <Skeleton className="h-64 w-full rounded-lg" />
        )}
      </div>
    </section>
  );
}

function Connection({ status }: { status: AgentStatus }) {
  const [leaving, setLeaving] = useState<ConnectedAgent>();
  const { agents } = status;
  return (
    <div className="grid gap-5">
      {agents.length > 0 && (
        <ConnectedAgents agents={agents} removeLabel={t`Disconnect`} onRemove={setLeaving} />
      )}
      <ConnectAgentForm another={agents.length > 0} />
      <AgentInstructions />
      {leaving && <DisconnectDialog agent={leaving} onClose={() => setLeaving(undefined)} />}
    </div>
  );
}

function DisconnectDialog({ agent, onClose }: { agent: ConnectedAgent; onClose: () => void }) {
  const queryClient = useQueryClient();
  const disconnect = useMutation({
    mutationFn: () => disconnectAgent(agent.agentId),
    onSuccess: () => {
      toast.success(agent.status === "pending" ? t`Request withdrawn.` : t`Agent disconnected.`);
      onClose();
    },
    onSettled: () => {
      queryClient.invalidateQueries({ queryKey: agentStatusQuery.queryKey });
      queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
      queryClient.invalidateQueries({ queryKey: availableAgentsQuery.queryKey });
    },
  });
  const { error } = disconnect;
  const gone = error instanceof ApiError && error.status === 404;
  return (
    <ConfirmDialog
      open
      danger
      title={t`Disconnect this agent?`}
      description={
        <Trans>
          New calls of <AgentName agentId={agent.agentId} name={agent.name} /> will no longer appear
          here. The calls you have stay.
        </Trans>
      }
      confirmLabel={t`Disconnect`}
      busy={disconnect.isPending}
      error={gone ? t`This agent is no longer connected.` : error ? messageOf(error) : undefined}
      onConfirm={() => disconnect.mutate()}
      onClose={onClose}
    />
  );
}
