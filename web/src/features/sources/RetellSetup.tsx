import type { Source } from "@/api/types";
import { Disclosure } from "@/components/Disclosure";

export function RetellSetup({ source }: { source: Source }) {
  return (
    <Disclosure title="Set up Retell without n8n">
      <ol className="grid list-inside list-decimal gap-2 text-[13px] text-ink-soft marker:text-ink-faint">
        <li>In Retell, copy the API key with the webhook badge and add it above.</li>
        <li>Set the webhook URL of the workspace, or of one agent, to the address above.</li>
        <li>
          Retell signs each request in{" "}
          <code className="font-mono text-ink text-xs">{source.header}</code>; the key checks it.
        </li>
        <li>An agent’s own webhook URL replaces the workspace’s: use one of the two.</li>
      </ol>
    </Disclosure>
  );
}
