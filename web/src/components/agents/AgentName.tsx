/** The name of an agent with its ID, because several agents may have one name. */
export function AgentName({ agentId, name }: { agentId: string; name?: string | null }) {
  if (!name || name === agentId) {
    return <bdi className="break-all font-mono text-[13px] text-ink">{agentId}</bdi>;
  }
  return (
    <>
      <bdi className="font-medium text-ink">{name}</bdi>{" "}
      <bdi className="break-all font-mono text-xs">({agentId})</bdi>
    </>
  );
}
