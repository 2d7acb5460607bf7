import { send } from "./client";
import type { Source } from "./types";

export async function retireSecret(sourceId: string, secretId: string): Promise<Source> {
  const path = `/api/sources/${encodeURIComponent(sourceId)}/secrets/${encodeURIComponent(secretId)}`;
  return (await send<Source>(path, { method: "DELETE" })).data;
}
