import type { Delivery } from "@/api/types";

/** What became of a delivery, for somebody who asks why a call did not arrive. */
export function whatBecameOf(delivery: Delivery): string {
  const { agentId, clientName } = delivery;
  switch (delivery.outcome) {
    case "stored":
      return `Stored as part of a call of ${clientName ?? "its client"}.`;
    case "unclaimed":
      return agentId
        ? "Stored and kept for later: no client had connected its agent."
        : "Stored and kept: it came without an agent ID, so it belongs to no client.";
    case "duplicate":
      return "We had this event already, so nothing changed. Senders repeat what they are unsure about.";
    case "conflict":
      return wasReplayed(delivery)
        ? "It named another agent than the call with its ID. It has been given to a client."
        : "It names another agent than the call with its ID, and the two agents are not of the same client. No client sees it.";
    case "ignored":
      return "This is not an event of a call, so there was nothing to store.";
    case "rejected":
      return wasReplayed(delivery)
        ? "It could not be read at first. It has been replayed with success."
        : "It could not be read, so nothing was stored.";
    case "dead":
      return wasReplayed(delivery)
        ? "The database refused it at first. It has been replayed with success."
        : "The database refused it. It is kept whole and tried again from time to time; you can also replay it now.";
    default:
      return "";
  }
}

const REPLAYED = /\s*\(replayed with success\)$/;

export function wasReplayed({ reason }: Delivery): boolean {
  return REPLAYED.test(reason ?? "");
}

/** The reason itself, in the server's words. */
export function reasonOf({ reason }: Delivery): string {
  return (reason ?? "").replace(REPLAYED, "");
}
