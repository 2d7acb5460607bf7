import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { Source } from "@/api/types";
import { Collapsible } from "@/components/Collapsible";

export function RetellSetup({ source }: { source: Source }) {
  return (
    <Collapsible title={t`Set up Retell without n8n`}>
      <ol className="grid list-inside list-decimal gap-2 text-[13px] text-ink-soft marker:text-ink-faint">
        <li>
          <Trans>In Retell, copy the API key with the webhook badge and add it above.</Trans>
        </li>
        <li>
          <Trans>
            Set the webhook URL of the workspace, or of one agent, to the address above.
          </Trans>
        </li>
        <li>
          <Trans>
            Retell signs each request in{" "}
            <code className="font-mono text-ink text-xs">{source.header}</code>; the key checks it.
          </Trans>
        </li>
        <li>
          <Trans>An agent’s own webhook URL replaces the workspace’s: use one of the two.</Trans>
        </li>
      </ol>
    </Collapsible>
  );
}
