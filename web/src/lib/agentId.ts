import { t } from "@lingui/core/macro";
/** What was pasted for an agent ID, read as far as it can be. */
export interface AgentIdReading {
  /** What belongs into the field. Never an API key. */
  agentId: string;
  /** An API key was pasted; it is not kept anywhere. */
  apiKey: boolean;
}

const ENDS = "[\\s\"'`“”„‘’«»\\p{Cc}\\p{Cf}]";
const AROUND = new RegExp(`^${ENDS}+|${ENDS}+$`, "gu");
const API_KEY = /(^|[^\p{L}\p{N}])key_[\p{L}\p{N}]/u;
const LIKE_RETELLS = /^agent_[0-9a-zA-Z_-]+$/;
/** An address of the dashboard, or a whole sentence around the ID. */
const AMID_OTHER_TEXT = /:\/\/|retellai\.com\/|\s/;

/** Takes off quotes, white space and invisible characters; of an address only the ID is kept. */
export function readAgentId(input: string): AgentIdReading {
  if (API_KEY.test(input)) return { agentId: "", apiKey: true };
  const trimmed = input
    .replace(AROUND, "")
    .replace(/["'”’]\s*[,;]$/, "")
    .replace(AROUND, "");
  const inside = AMID_OTHER_TEXT.test(trimmed)
    ? trimmed.match(/agent_[0-9a-zA-Z]+/)?.[0]
    : undefined;
  return { agentId: inside ?? trimmed, apiKey: false };
}

/** Why it cannot be an ID at all. The server takes more than Retell’s own pattern. */
export function agentIdProblem(agentId: string): string | undefined {
  if (!agentId) return t`Enter your agent ID.`;
  if (/[\s\p{Cc}]/u.test(agentId)) {
    return t`An agent ID has no spaces or line breaks. Copy it again.`;
  }
  if (agentId.length > 255) {
    return t`That is too long for an agent ID (255 characters at most).`;
  }
  return undefined;
}

/** Whether it has the form of Retell’s own IDs; another one is worth a second look. */
export function looksLikeAgentId(agentId: string): boolean {
  return LIKE_RETELLS.test(agentId);
}
