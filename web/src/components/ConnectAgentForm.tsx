import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ApiError, messageOf } from "@/api/client";
import { connectAgent } from "@/api/connectAgent";
import { agentStatusQuery } from "@/api/getAgentStatus";
import { meQuery } from "@/api/getMe";
import { checkAgentId } from "@/lib/agentId";
import { Button } from "./Button";
import { Field } from "./Field";
import { Input } from "./Input";
import { toast } from "./toasts";

export function ConnectAgentForm({ another }: { another: boolean }) {
  const queryClient = useQueryClient();
  const [input, setInput] = useState("");
  const [invalid, setInvalid] = useState<string>();
  const connect = useMutation({
    mutationFn: connectAgent,
    onSuccess: (answer) => {
      setInput("");
      toast.success(
        answer.data.aiStatus === "Pending"
          ? "Request sent. Your agency will approve it."
          : "Agent connected.",
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
    const check = checkAgentId(input);
    setInvalid(check.ok ? undefined : check.message);
    if (check.ok) connect.mutate(check.agentId);
    else connect.reset();
  }

  const check = checkAgentId(input);
  const hint = check.ok ? check.hint : undefined;
  const error = invalid ?? (connect.error ? connectProblem(connect.error) : undefined);
  return (
    <form noValidate onSubmit={submit} className="grid gap-3 sm:flex sm:items-start">
      <div className="min-w-0 flex-1">
        <Field label="Agent ID" error={error} hint={hint}>
          {(control) => (
            <Input
              {...control}
              name="agentId"
              value={input}
              onChange={(event) => {
                setInput(event.target.value);
                setInvalid(undefined);
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
        Connect Agent
      </Button>
    </form>
  );
}

function connectProblem(error: unknown): string {
  if (!(error instanceof ApiError)) return messageOf(error);
  if (error.code === "agent-already-connected") {
    return "This agent is already connected to another account. If it is yours, ask your agency to move it.";
  }
  return error.field("agentId") ?? error.message;
}
