import { t } from "@lingui/core/macro";
import { useId } from "react";
import { Field } from "./Field";
import { Input } from "./Input";
import type { useAgentIdInput } from "./useAgentIdInput";

interface KnownAgent {
  agentId: string;
  name?: string | null;
}

/** Takes an agent's ID: typed, pasted, or chosen from the agents that Retell names. */
export function AgentIdField({
  input,
  error,
  agents,
  onChange,
}: {
  input: ReturnType<typeof useAgentIdInput>;
  error?: string;
  agents: KnownAgent[];
  onChange: () => void;
}) {
  const list = useId();
  return (
    <>
      <Field
        label={t`Agent ID`}
        error={error}
        hint={input.doubt && <span role="status">{input.doubt}</span>}
      >
        {(control) => (
          <Input
            {...control}
            name="agentId"
            list={agents.length > 0 ? list : undefined}
            value={input.value}
            onChange={(event) => {
              input.change(event.target.value);
              onChange();
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
      {agents.length > 0 && (
        <datalist id={list}>
          {agents.map((agent) => (
            <option key={agent.agentId} value={agent.agentId}>
              {agent.name ?? agent.agentId}
            </option>
          ))}
        </datalist>
      )}
    </>
  );
}
