import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Download } from "lucide-react";
import { useState } from "react";
import { WORKFLOW_URL } from "@/api/sources";
import type { Source } from "@/api/types";
import { buttonClass } from "@/components/buttonClass";
import { Collapsible } from "@/components/Collapsible";
import { CopyButton } from "@/components/CopyButton";
import { Field } from "@/components/Field";
import { Input } from "@/components/Input";
import { testCallCommand } from "./testCall";

/** The setup of n8n: a test call, and the steps for the workflow. */
const BODY = "{{ JSON.stringify($json.body) }}";

export function N8nSetup({ source }: { source: Source }) {
  const [agentId, setAgentId] = useState("agent_test123");
  const secret = source.secrets[0];
  const command = (value: string) =>
    testCallCommand({
      url: source.url,
      header: source.header,
      secret: value,
      agentId: agentId.trim(),
      now: new Date(),
    });
  return (
    <>
      <div className="grid gap-2.5 *:min-w-0">
        <div className="flex flex-wrap items-end justify-between gap-3">
          <div className="w-full max-w-72">
            <Field label={t`Send a test call of agent`}>
              {(control) => (
                <Input
                  {...control}
                  value={agentId}
                  onChange={(event) => setAgentId(event.target.value)}
                  autoComplete="off"
                  spellCheck={false}
                  className="font-mono md:text-[13px]"
                />
              )}
            </Field>
          </div>
          <CopyButton
            label={t`Copy command`}
            text={() => command(secret?.value ?? "YOUR_SECRET")}
            variant="primary"
          />
        </div>
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
          tabIndex={0}
          role="group"
          aria-label={t`Test command`}
          className="overflow-x-auto rounded-lg bg-sunken px-3.5 py-3 font-mono text-xs leading-relaxed"
        >
          {command("••••••••")}
        </pre>
        <p className="text-[13px] text-ink-soft">
          <Trans>
            The copied command holds the real secret and the time of copying. The call appears with
            the client that has this agent, otherwise under Unclaimed.
          </Trans>
        </p>
      </div>
      <Collapsible title={t`Set up the n8n workflow`}>
        <div className="mb-4 flex flex-wrap items-center justify-between gap-3 rounded-lg bg-sunken px-4 py-3">
          <p className="min-w-0 flex-1 basis-64 text-[13px] text-ink-soft">
            <Trans>
              The finished workflow, with this address filled in. Import it in n8n, then put the
              secret into its credential.
            </Trans>
          </p>
          <a href={WORKFLOW_URL} download className={buttonClass("secondary", "sm")}>
            <Download aria-hidden className="size-3.5" />
            <Trans>Download workflow</Trans>
          </a>
        </div>
        <ol className="grid list-inside list-decimal gap-2 text-[13px] text-ink-soft marker:text-ink-faint">
          <li>
            <Trans>Webhook node: method POST, respond “When last node finishes”.</Trans>
          </li>
          <li>
            <Trans>In Retell, set the agent’s webhook URL to the address of that node.</Trans>
          </li>
          <li>
            <Trans>
              HTTP Request node after it: method POST, the address above, header{" "}
              <code className="font-mono text-ink text-xs">{source.header}</code> with the secret.
            </Trans>
          </li>
          <li>
            <Trans>
              Body: JSON, with the expression{" "}
              <code className="break-all font-mono text-ink text-xs">{BODY}</code>
            </Trans>
          </li>
          <li>
            <Trans>Settings of that node: retry on fail, 5 tries, 5000 ms between them.</Trans>
          </li>
        </ol>
      </Collapsible>
    </>
  );
}
