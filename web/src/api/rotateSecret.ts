import { post } from "./client";
import type { Source } from "./types";

/** Adds a secret; the older one keeps working until it is retired. */
export function rotateSecret(sourceId: string, secret?: string): Promise<Source> {
  return post(`/api/sources/${encodeURIComponent(sourceId)}/rotate`, { secret });
}
