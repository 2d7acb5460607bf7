import { plural, t } from "@lingui/core/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { agentStatusQuery, availableAgentsQuery, connectAgent } from "@/api/agents";
import { ApiError, messageOf } from "@/api/client";
import { meQuery } from "@/api/session";
import type { AvailableAgents } from "@/api/types";
import { AgentIdField } from "./AgentIdField";
import { Button } from "./Button";
import { toast } from "./toasts";
import { useAgentIdInput } from "./useAgentIdInput";

export function ConnectAgentForm({ another }: { another: boolean }) {
  const queryClient = useQueryClient();
  const input = useAgentIdInput();
  const available = useQuery(availableAgentsQuery);
  const connect = useMutation({
    mutationFn: connectAgent,
    onSuccess: (answer) => {
      input.clear();
      toast.success(
        answer.data.aiStatus === "Pending"
          ? t`Request sent. Your agency will approve it.`
          : t`Agent connected.`,
      );
    },
    onSettled: () => {
      queryClient.invalidateQueries({ queryKey: agentStatusQuery.queryKey });
      queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
      queryClient.invalidateQueries({ queryKey: availableAgentsQuery.queryKey });
    },
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (connect.isPending) return;
    const agentId = input.confirmed();
    if (agentId) connect.mutate(agentId);
    else connect.reset();
  }

  const error = input.error ?? (connect.error ? connectProblem(connect.error) : undefined);
  return (
    <form noValidate onSubmit={submit} className="grid gap-3 sm:flex sm:items-start">
      <div className="min-w-0 flex-1">
        <AgentIdField
          input={input}
          error={error}
          agents={available.data?.agents ?? []}
          onChange={() => connect.isError && connect.reset()}
        />
        {available.data?.keyed && (
          <p className="mt-1.5 text-[13px] text-ink-faint">{availableWords(available.data)}</p>
        )}
      </div>
      <Button
        type="submit"
        busy={connect.isPending}
        variant={another ? "secondary" : "primary"}
        className="sm:mt-6.5"
      >
        {input.doubt ? t`Connect anyway` : t`Connect Agent`}
      </Button>
    </form>
  );
}

/** Shown where the client has a Retell key of its own. */
function availableWords({ agents, errors }: AvailableAgents): string {
  const trouble = errors.map((error) => ` ${error}.`).join("");
  if (agents.length === 0 && errors.length > 0) return trouble.trim();
  return t`${plural(agents.length, { one: "# agent", other: "# agents" })} of your Retell account to choose from.${trouble}`;
}

function connectProblem(error: unknown): string {
  if (!(error instanceof ApiError)) return messageOf(error);
  if (error.code === "agent-already-connected") {
    return t`This agent is already connected to another account. If it is yours, ask your agency to move it.`;
  }
  return error.field("agentId") ?? error.message;
}
