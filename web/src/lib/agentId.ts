import { t } from "@lingui/core/macro";
/** The interpretation of a text that was pasted for an agent ID. */
export interface AgentIdReading {
  /** The text for the field, never an API key. */
  agentId: string;
  /** Whether an API key was pasted. It is not stored. */
  apiKey: boolean;
}

const ENDS = "[\\s\"'`“”„‘’«»\\p{Cc}\\p{Cf}]";
const AROUND = new RegExp(`^${ENDS}+|${ENDS}+$`, "gu");
const API_KEY = /(^|[^\p{L}\p{N}])key_[\p{L}\p{N}]/u;
const LIKE_RETELLS = /^agent_[0-9a-zA-Z_-]+$/;
/** A URL of the dashboard, or a sentence around the ID. */
const AMID_OTHER_TEXT = /:\/\/|retellai\.com\/|\s/;

/** Removes quotes, white space and invisible characters. Of a URL it keeps only the ID. */
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

/** Returns why the text cannot be an ID. The server accepts more than Retell's own pattern. */
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

/** Returns whether the ID has Retell's format. The form asks for confirmation of others. */
export function looksLikeAgentId(agentId: string): boolean {
  return LIKE_RETELLS.test(agentId);
}
