export type AgentIdCheck =
  | { ok: true; agentId: string; hint?: string }
  | { ok: false; message: string };

/** The server accepts more than Retell's own pattern, so an unusual one only gets a hint. */
export function checkAgentId(input: string): AgentIdCheck {
  const agentId = input.trim();
  if (!agentId) return { ok: false, message: "Enter your agent ID." };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what we look for
  if (/[\s\u0000-\u001f\u007f]/.test(agentId)) {
    return { ok: false, message: "An agent ID has no spaces or line breaks. Copy it again." };
  }
  if (agentId.length > 255) {
    return { ok: false, message: "That is too long for an agent ID (255 characters at most)." };
  }
  if (!agentId.startsWith("agent_")) {
    return { ok: true, agentId, hint: "Retell’s agent IDs usually start with “agent_”." };
  }
  return { ok: true, agentId };
}
