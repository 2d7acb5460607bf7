import { t } from "@lingui/core/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { agentStatusQuery, connectAgent } from "@/api/agents";
import { ApiError, messageOf } from "@/api/client";
import { meQuery } from "@/api/session";
import { Button } from "./Button";
import { Field } from "./Field";
import { Input } from "./Input";
import { toast } from "./toasts";
import { useAgentIdInput } from "./useAgentIdInput";

export function ConnectAgentForm({ another }: { another: boolean }) {
  const queryClient = useQueryClient();
  const input = useAgentIdInput();
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
        <Field
          label={t`Agent ID`}
          error={error}
          hint={input.doubt && <span role="status">{input.doubt}</span>}
        >
          {(control) => (
            <Input
              {...control}
              name="agentId"
              value={input.value}
              onChange={(event) => {
                input.change(event.target.value);
                if (connect.isError) connect.reset();
              }}
              placeholder="agent_…"
              autoComplete="off"
              autoCapitalize="none"
              autoCorrect="off"
              spellCheck={false}
              className="font-mono md:text-[13px]"
            />
          )}
        </Field>
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

function connectProblem(error: unknown): string {
  if (!(error instanceof ApiError)) return messageOf(error);
  if (error.code === "agent-already-connected") {
    return t`This agent is already connected to another account. If it is yours, ask your agency to move it.`;
  }
  return error.field("agentId") ?? error.message;
}
