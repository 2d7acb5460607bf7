import { post } from "./client";
import type { DeliveryDetail } from "./types";

interface Named {
  id: string;
  name: string;
}

/** Both sides of an event whose call ID belongs to a call of another agent. */
export interface Conflict {
  callId: string;
  /** Who speaks in this event. */
  agentId?: string | null;
  agentName?: string | null;
  agentClient?: Named | null;
  /** Whose call has that ID already. */
  callClient?: Named | null;
  callAgentId?: string | null;
}

/** What the server adds to a delivery since conflicts exist. */
export interface ReadDelivery {
  remarks?: string[];
  conflict?: Conflict | null;
}

export function conflictOf(delivery: DeliveryDetail): Conflict | undefined {
  return (delivery as ReadDelivery).conflict ?? undefined;
}

export function remarksOf(delivery: DeliveryDetail): string[] {
  return (delivery as ReadDelivery).remarks ?? [];
}

/** Gives the event to a client, as a call of its own. */
export function assignDelivery(id: string, clientId: string): Promise<unknown> {
  return post(`/api/deliveries/${encodeURIComponent(id)}/assign`, { clientId });
}
