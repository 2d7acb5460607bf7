import { Link } from "@tanstack/react-router";
import type { UnclaimedAgent } from "@/api/types";
import { editDistance } from "@/lib/editDistance";

/** Agents of clients whose IDs are nearly this one: somebody may have mistyped it. */
export function SimilarAgents({ agent: { agentId, similarTo } }: { agent: UnclaimedAgent }) {
  if (!agentId || similarTo.length === 0) return null;
  return (
    <ul className="mt-1 grid gap-0.5 text-[13px] text-caution">
      {similarTo.map((similar) => (
        <li key={`${similar.clientId} ${similar.agentId}`}>
          {editDistance(agentId, similar.agentId) === 1 ? "One letter" : "Two letters"} off from{" "}
          <Link
            to="/operator/clients/$clientId"
            params={{ clientId: similar.clientId }}
            className="font-medium underline underline-offset-2 hover:no-underline"
          >
            <bdi>{similar.clientName}</bdi>’s agent
          </Link>{" "}
          <bdi className="break-all font-mono text-xs">{similar.agentId}</bdi>
        </li>
      ))}
    </ul>
  );
}
