/** Returns a command that sends an invented call of five minutes, which ended just now. */
export function testCallCommand(options: {
  url: string;
  header: string;
  secret: string;
  agentId: string;
  now: Date;
}): string {
  const end = options.now.getTime();
  const body = JSON.stringify(
    {
      event: "call_analyzed",
      call: {
        call_id: `test_call_${Math.floor(end / 1000)}`,
        agent_id: options.agentId,
        transcript: "Agent: Hello, how can I help?\nUser: This is a test call.",
        call_analysis: { call_summary: "This was a test call" },
        start_timestamp: end - 300_000,
        end_timestamp: end,
      },
    },
    null,
    2,
  );
  return [
    `curl -X POST ${quoted(options.url)} \\`,
    '  -H "Content-Type: application/json" \\',
    `  -H ${quoted(`${options.header}: ${options.secret}`)} \\`,
    `  -d ${quoted(body)}`,
  ].join("\n");
}

/** Quotes a text for a POSIX shell, because a secret may contain any character. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
