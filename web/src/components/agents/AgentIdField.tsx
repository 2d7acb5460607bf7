import { t } from "@lingui/core/macro";
import { useId } from "react";
import { Field } from "@/components/Field";
import { Input } from "@/components/Input";
import type { useAgentIdForm } from "./useAgentIdForm";

interface KnownAgent {
  agentId: string;
  name?: string | null;
}

/**
 * An input for an agent's ID, which the user types, pastes or chooses from Retell's agents. It
 * tells to whom the ID belongs.
 */
export function AgentIdField({
  form,
  agents,
  words,
}: {
  form: Pick<ReturnType<typeof useAgentIdForm>, "input" | "error" | "doubt">;
  agents: KnownAgent[];
  /** Explains the source of the suggestions. */
  words?: string;
}) {
  const list = useId();
  const chosen = agents.find(({ agentId }) => agentId === form.input.value)?.name;
  return (
    <>
      <Field
        label={t`Agent ID`}
        error={form.error}
        hint={form.doubt ? <span role="status">{form.doubt}</span> : (chosen ?? words)}
      >
        {(control) => (
          <Input
            {...control}
            {...form.input}
            list={agents.length > 0 ? list : undefined}
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
