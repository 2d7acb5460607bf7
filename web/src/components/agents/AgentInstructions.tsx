import { Trans } from "@lingui/react/macro";
/** Explains where a client finds the ID in Retell's dashboard. */
export function AgentInstructions() {
  return (
    <div className="rounded-lg bg-sunken px-4 py-3.5">
      <h3 className="font-medium text-[13px]">
        <Trans>Where to find your agent ID</Trans>
      </h3>
      <ol className="mt-2 grid list-inside list-decimal gap-1.5 text-[13px] text-ink-soft marker:text-ink-faint">
        <li>
          <Trans>Sign in to the Retell AI dashboard.</Trans>
        </li>
        <li>
          <Trans>
            Choose <b className="font-medium text-ink">Agents</b> on the left and open your agent.
          </Trans>
        </li>
        <li>
          <Trans>
            Below the agent’s name, click the ID that starts with{" "}
            <code className="rounded bg-surface px-1 py-0.5 font-mono text-ink text-xs">
              agent_
            </code>{" "}
            to copy it.
          </Trans>
        </li>
        <li>
          <Trans>Paste it here and connect. New calls appear on their own.</Trans>
        </li>
      </ol>
      <p className="mt-2.5 text-[13px] text-ink-soft">
        <Trans>No access to Retell? Ask your agency for the ID.</Trans>
      </p>
    </div>
  );
}
