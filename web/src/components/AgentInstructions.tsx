/** How a client finds the ID in Retell's dashboard. */
export function AgentInstructions() {
  return (
    <div className="rounded-lg bg-sunken px-4 py-3.5">
      <h3 className="font-medium text-[13px]">Where to find your agent ID</h3>
      <ol className="mt-2 grid list-inside list-decimal gap-1.5 text-[13px] text-ink-soft marker:text-ink-faint">
        <li>Sign in to the Retell AI dashboard.</li>
        <li>
          Choose <b className="font-medium text-ink">Agents</b> on the left and open your agent.
        </li>
        <li>
          Below the agent’s name, click the ID that starts with{" "}
          <code className="rounded bg-surface px-1 py-0.5 font-mono text-ink text-xs">agent_</code>{" "}
          to copy it.
        </li>
        <li>Paste it here and connect. New calls appear on their own.</li>
      </ol>
      <p className="mt-2.5 text-[13px] text-ink-soft">
        No access to Retell? Ask your agency for the ID.
      </p>
    </div>
  );
}
