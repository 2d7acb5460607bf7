import { post } from "./client";

export function decideClaim(id: string, decision: "approve" | "refuse"): Promise<unknown> {
  return post(`/api/claims/${encodeURIComponent(id)}/${decision}`);
}
