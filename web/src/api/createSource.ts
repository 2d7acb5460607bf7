import { post } from "./client";
import type { Source } from "./types";

export function createSource(source: {
  kind: "n8n" | "retell";
  name: string;
  clientId?: string;
  secret?: string;
}): Promise<Source> {
  return post("/api/sources", source);
}
