import { t } from "@lingui/core/macro";
import { type ChangeEvent, type FormEvent, useState } from "react";
import type { ApiError } from "@/api/client";
import { useApiForm } from "@/components/forms/useApiForm";
import { agentIdProblem, looksLikeAgentId, readAgentId } from "@/lib/agentId";
import { checked } from "@/lib/fields";
import { z } from "@/lib/schema";

const KEY_REFUSED = t`That is an API key, not an agent ID. It was removed and not kept. Copy the ID that starts with “agent_”.`;
const UNUSUAL = t`This does not look like an agent ID of Retell: those start with “agent_”. Check it, or connect it anyway.`;

const SCHEMA = z.object({ agentId: checked(agentIdProblem) });
const EMPTY = { agentId: "" };

/**
 * A form for one agent ID. It cleans up pasted text and asks once for confirmation of an unusual
 * ID.
 */
export function useAgentIdForm<Answer>({
  send,
  onSuccess,
  taken,
}: {
  send: (agentId: string) => Promise<Answer>;
  onSuccess: (answer: Answer) => void;
  /** The message when another client has the agent. */
  taken: string;
}) {
  const form = useApiForm({
    schema: SCHEMA,
    values: EMPTY,
    send: ({ agentId }) => send(agentId),
    onSuccess,
    afterwards: "emptied",
    fieldOf: { [TAKEN]: "agentId" },
    say: (error: ApiError) => (error.code === TAKEN ? taken : undefined),
  });
  const [questioned, setQuestioned] = useState("");
  const value = form.watch("agentId");
  const asking = value !== "" && questioned === value;

  function change(event: ChangeEvent<HTMLInputElement>) {
    const { agentId, apiKey } = readAgentId(event.target.value);
    form.setValue("agentId", agentId, { shouldDirty: true });
    if (apiKey) form.setError("agentId", { type: "custom", message: KEY_REFUSED });
    else form.clearErrors("agentId");
  }

  function submit(event: FormEvent) {
    if (asking || agentIdProblem(value) || looksLikeAgentId(value)) return form.submit(event);
    event.preventDefault();
    setQuestioned(value);
  }

  const { ref, name, onBlur } = form.register("agentId");
  return {
    submit,
    busy: form.busy,
    input: { ref, name, onBlur, value, onChange: change },
    error: form.problem("agentId") ?? form.notice,
    /** Replaces the hint while the form asks for confirmation. */
    doubt: asking ? UNUSUAL : undefined,
  };
}

const TAKEN = "agent-already-connected";
