import { Plural, Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { UnclaimedAgent } from "@/api/types";
import { editDistance } from "./editDistance";

/** Connected agents with similar IDs, because the ID may be mistyped. */
export function SimilarAgents({ agent: { agentId, similarTo } }: { agent: UnclaimedAgent }) {
  if (!agentId || similarTo.length === 0) return null;
  return (
    <ul className="mt-1 grid gap-0.5 text-[13px] text-caution">
      {similarTo.map((similar) => (
        <li key={`${similar.clientId} ${similar.agentId}`}>
          <Trans>
            <Plural
              value={editDistance(agentId, similar.agentId)}
              one="One letter"
              other="# letters"
            />{" "}
            off from an agent of{" "}
            <Link
              to="/operator/clients/$clientId"
              params={{ clientId: similar.clientId }}
              className="font-medium underline underline-offset-2 hover:no-underline"
            >
              <bdi>{similar.clientName}</bdi>
            </Link>{" "}
            <bdi className="break-all font-mono text-xs">{similar.agentId}</bdi>
          </Trans>
        </li>
      ))}
    </ul>
  );
}
