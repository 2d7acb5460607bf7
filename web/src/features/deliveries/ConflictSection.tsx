import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import type { DeliveryConflict, DeliveryDetail } from "@/api/types";
import { AgentName } from "@/components/agents/AgentName";
import { Button } from "@/components/Button";
import { Section } from "@/components/Card";
import { GiveToClientDialog } from "./GiveToClientDialog";
import { ReplayButton } from "./ReplayButton";

/** Two agents use one call ID: shows both sides and lets the operator decide. */
export function ConflictSection({ delivery }: { delivery: DeliveryDetail }) {
  const [giving, setGiving] = useState(false);
  const { conflict } = delivery;
  if (!conflict) return null;
  const { agentClient, callClient, agentId, agentName, callAgentId } = conflict;
  return (
    <Section
      id="conflict"
      title={t`Two sides claim this call ID`}
      description={t`The event was kept apart, so that no client sees what was said to another’s agent.`}
      className="mb-5"
    >
      <div className="grid gap-3 md:grid-cols-2">
        <Side title={t`This event is from`} client={agentClient} nobody={t`An agent of no client`}>
          {agentId ? <AgentName agentId={agentId} name={agentName} /> : t`It names no agent.`}
        </Side>
        <Side title={t`The call belongs to`} client={callClient} nobody={t`Nobody yet (unclaimed)`}>
          {callAgentId ? <AgentName agentId={callAgentId} /> : t`Its agent is not known.`}
          {callClient && <CallLink client={callClient} conflict={conflict} />}
        </Side>
      </div>
      <p className="mt-4 max-w-prose text-[13px] text-ink-soft">
        <Trans>
          If both agents work for one client, connect this one there, then decide again: the event
          joins the call. Otherwise give it to the client it is from.
        </Trans>
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button size="sm" onClick={() => setGiving(true)}>
          <Trans>Give to a client</Trans>
        </Button>
        <ReplayButton delivery={delivery} label={t`Decide again`} />
      </div>
      {giving && (
        <GiveToClientDialog
          deliveryId={delivery.id}
          proposed={agentClient?.id}
          onClose={() => setGiving(false)}
        />
      )}
    </Section>
  );
}

function Side({
  title,
  client,
  nobody,
  children,
}: {
  title: string;
  client: DeliveryConflict["agentClient"];
  nobody: string;
  children: ReactNode;
}) {
  return (
    <div className="min-w-0 rounded-lg bg-sunken px-4 py-3">
      <h3 className="text-[13px] text-ink-faint">{title}</h3>
      <p className="mt-0.5 truncate font-medium">
        {client ? (
          <Link
            to="/operator/clients/$clientId"
            params={{ clientId: client.id }}
            className="hover:underline"
          >
            <bdi>{client.name}</bdi>
          </Link>
        ) : (
          nobody
        )}
      </p>
      <p className="mt-0.5 break-words text-[13px] text-ink-soft">{children}</p>
    </div>
  );
}

function CallLink({
  client,
  conflict,
}: {
  client: NonNullable<DeliveryConflict["callClient"]>;
  conflict: DeliveryConflict;
}) {
  return (
    <Link
      to="/operator/clients/$clientId/calls/$callId"
      params={{ clientId: client.id, callId: conflict.callId }}
      className="block w-fit py-2.5 text-accent-text hover:underline md:py-0.5"
    >
      <Trans>See that call</Trans>
    </Link>
  );
}
