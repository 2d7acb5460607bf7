import { post } from "./client";

export function replayDelivery(id: string): Promise<{ outcome: string }> {
  return post(`/api/deliveries/${encodeURIComponent(id)}/replay`);
}
