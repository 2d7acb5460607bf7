import { t } from "@lingui/core/macro";
import { useState } from "react";
import { agentIdProblem, looksLikeAgentId, readAgentId } from "@/lib/agentId";

const KEY_REFUSED = t`That is an API key, not an agent ID. It was removed and not kept. Copy the ID that starts with “agent_”.`;
const UNUSUAL = t`This does not look like an agent ID of Retell: those start with “agent_”. Check it, or connect it anyway.`;

/** The field for an agent ID: what is pasted is tidied, and an unusual ID is asked about once. */
export function useAgentIdInput() {
  const [value, setValue] = useState("");
  const [error, setError] = useState<string>();
  const [questioned, setQuestioned] = useState("");
  const asking = questioned !== "" && questioned === value;
  return {
    value,
    error,
    /** Shown instead of a hint while the second confirmation is awaited. */
    doubt: asking ? UNUSUAL : undefined,
    change: (input: string) => {
      const { agentId, apiKey } = readAgentId(input);
      setValue(agentId);
      setError(apiKey ? KEY_REFUSED : undefined);
    },
    clear: () => setValue(""),
    /** The ID to send, once nothing stands against it. */
    confirmed: (): string | undefined => {
      const problem = agentIdProblem(value);
      setError(problem);
      if (problem) return undefined;
      if (asking || looksLikeAgentId(value)) return value;
      setQuestioned(value);
      return undefined;
    },
  };
}
