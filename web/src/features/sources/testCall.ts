/** A command that sends one invented call of five minutes that ended just now. */
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

/** Quoted for a POSIX shell: a secret may hold any character. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
