import { t } from "@lingui/core/macro";
import type { Delivery } from "@/api/types";

/** Explains the outcome of a delivery, for readers who miss a call. */
export function whatBecameOf(delivery: Delivery): string {
  const { agentId, clientName } = delivery;
  switch (delivery.outcome) {
    case "stored":
      return t`Stored as part of a call of ${clientName ?? t`its client`}.`;
    case "unclaimed":
      return agentId
        ? t`Stored and kept for later: no client had connected its agent.`
        : t`Stored and kept: it came without an agent ID, so it belongs to no client.`;
    case "duplicate":
      return t`We had this event already, so nothing changed. Senders repeat what they are unsure about.`;
    case "conflict":
      return wasReplayed(delivery)
        ? t`It named another agent than the call with its ID. It has been given to a client.`
        : t`It names another agent than the call with its ID, and the two agents are not of the same client. No client sees it.`;
    case "ignored":
      return t`This is not an event of a call, so there was nothing to store.`;
    case "rejected":
      return wasReplayed(delivery)
        ? t`It could not be read at first. It has been replayed with success.`
        : t`It could not be read, so nothing was stored.`;
    case "dead":
      return wasReplayed(delivery)
        ? t`The database refused it at first. It has been replayed with success.`
        : t`The database refused it. It is kept whole and tried again from time to time; you can also replay it now.`;
    default:
      return "";
  }
}

const REPLAYED = /\s*\(replayed with success\)$/;

export function wasReplayed({ reason }: Delivery): boolean {
  return REPLAYED.test(reason ?? "");
}

/** Returns the server's reason. */
export function reasonOf({ reason }: Delivery): string {
  return (reason ?? "").replace(REPLAYED, "");
}
