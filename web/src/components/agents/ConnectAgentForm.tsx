import { plural, t } from "@lingui/core/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { agentStatusQuery, availableAgentsQuery, connectAgent } from "@/api/agents";
import { meQuery } from "@/api/session";
import type { AvailableAgents } from "@/api/types";
import { Button } from "@/components/Button";
import { toast } from "@/components/toasts";
import { AgentIdField } from "./AgentIdField";
import { useAgentIdForm } from "./useAgentIdForm";

export function ConnectAgentForm({ another }: { another: boolean }) {
  const queryClient = useQueryClient();
  const available = useQuery(availableAgentsQuery);
  const form = useAgentIdForm({
    send: (agentId) =>
      connectAgent(agentId).finally(() => {
        for (const { queryKey } of [agentStatusQuery, meQuery, availableAgentsQuery]) {
          queryClient.invalidateQueries({ queryKey });
        }
      }),
    onSuccess: (answer) =>
      toast.success(
        answer.data.aiStatus === "Pending"
          ? t`Request sent. Your agency will approve it.`
          : t`Agent connected.`,
      ),
    taken: t`This agent is already connected to another account. If it is yours, ask your agency to move it.`,
  });

  return (
    <form noValidate onSubmit={form.submit} className="grid gap-3 sm:flex sm:items-start">
      <div className="min-w-0 flex-1">
        <AgentIdField
          form={form}
          agents={available.data?.agents ?? []}
          words={available.data?.keyed ? availableWords(available.data) : undefined}
        />
      </div>
      <Button
        type="submit"
        busy={form.busy}
        variant={another ? "secondary" : "primary"}
        className="sm:mt-6.5"
      >
        {form.doubt ? t`Connect anyway` : t`Connect Agent`}
      </Button>
    </form>
  );
}

/** Returns the explanation of the suggestions, for clients with their own Retell key. */
function availableWords({ agents, errors }: AvailableAgents): string {
  const trouble = errors.map((error) => ` ${error}.`).join("");
  if (agents.length === 0 && errors.length > 0) return trouble.trim();
  return t`${plural(agents.length, { one: "# agent", other: "# agents" })} of your Retell account to choose from.${trouble}`;
}
