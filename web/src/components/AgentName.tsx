/** An agent in a sentence: several may have one name, so its ID stands beside it. */
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
