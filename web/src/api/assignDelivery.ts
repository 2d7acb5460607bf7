import { post } from "./client";

/** Gives an event that was kept apart to a client, as a call of its own. */
export function assignDelivery(id: string, clientId: string): Promise<unknown> {
  return post(`/api/deliveries/${encodeURIComponent(id)}/assign`, { clientId });
}
