import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { Overview } from "@/api/types";
import { Section } from "@/components/Card";
import { cell, DataTable, head } from "@/components/DataTable";
import type { ChosenFilters } from "@/lib/chosenFilters";
import { cn } from "@/lib/cn";
import { count } from "@/lib/format";
import { CallsLink } from "./CallsBehind";

/** The number of agents that fit into a printed report of two pages. */
const PRINTED = 6;

export function AgentComparison({ agents }: { agents: Overview["agents"] }) {
  return (
    <Section id="agents" title={t`Agents compared`}>
      <DataTable label={t`Agents compared`}>
        <thead>
          <tr>
            <th scope="col" className={head()}>
              <Trans>Agent</Trans>
            </th>
            {[t`Calls`, t`Minutes`, t`Answered`, t`Successful`, t`Transferred`].map((title) => (
              <th key={title} scope="col" className={head("right")}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {agents.map((agent, index) => (
            <tr
              key={agent.agentId ?? ""}
              className={cn("border-line border-t", index >= PRINTED && "print:hidden")}
            >
              <td className={cell("max-w-56 truncate")}>
                {agent.agentId ? (
                  <CallsLink filter={{ agentId: agent.agentId }} className="hover:underline">
                    <bdi>{agent.agentName || agent.agentId}</bdi>
                  </CallsLink>
                ) : (
                  t`Without an agent`
                )}
              </td>
              <td className={cell("text-right tabular-nums")}>
                <Behind agent={agent} filter={{}}>
                  {count(agent.calls)}
                </Behind>
              </td>
              <td className={cell("text-right tabular-nums")}>{count(agent.talkMinutes)}</td>
              <td className={cell("text-right tabular-nums")}>
                <Behind agent={agent} filter={{ outcome: "answered,transferred" }}>
                  {share(agent.answered, agent.calls)}
                </Behind>
              </td>
              <td className={cell("text-right tabular-nums")}>
                <Behind agent={agent} filter={{ successful: "true" }}>
                  {share(agent.successful, agent.judged)}
                </Behind>
              </td>
              <td className={cell("text-right tabular-nums")}>
                <Behind agent={agent} filter={{ outcome: "transferred" }}>
                  {count(agent.transferred)}
                </Behind>
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </Section>
  );
}

/** A link to the calls of an agent behind a figure. Calls without an agent have no link. */
function Behind({
  agent,
  filter,
  children,
}: {
  agent: Overview["agents"][number];
  filter: ChosenFilters;
  children: ReactNode;
}) {
  if (!agent.agentId) return children;
  return (
    <CallsLink filter={{ ...filter, agentId: agent.agentId }} className="hover:underline">
      {children}
    </CallsLink>
  );
}

function share(part: number, whole: number): string {
  return whole > 0 ? `${Math.round((part / whole) * 100)} %` : "—";
}
