import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { Senders, Source } from "@/api/types";
import { Ago } from "@/components/Ago";
import { Badge } from "@/components/Badge";
import { Section } from "@/components/Card";
import { CopyButton } from "@/components/CopyButton";
import { N8nSetup } from "./N8nSetup";
import { RetellSetup } from "./RetellSetup";
import { Secrets } from "./Secrets";
import { SourceFailures } from "./SourceFailures";

export function SourceCard({ source, senders }: { source: Source; senders: Senders }) {
  return (
    <Section
      id={`source-${source.id}`}
      title={source.name}
      description={
        <>
          {source.clientName ? `${t`Only for ${source.clientName}.`} ` : ""}
          {source.lastDeliveryAt ? (
            <Trans>
              Last delivery <Ago at={source.lastDeliveryAt} />.
            </Trans>
          ) : (
            t`Nothing received yet.`
          )}
        </>
      }
      aside={
        <span className="flex flex-wrap justify-end gap-1.5">
          {source.failing && (
            <Badge tone="bad">
              <Trans>Failing</Trans>
            </Badge>
          )}
          <Badge tone="accent">{source.kind === "n8n" ? "n8n" : t`Retell direct`}</Badge>
        </span>
      }
    >
      <div className="grid gap-5 *:min-w-0">
        <SourceFailures source={source} all={senders.sources} />
        <div className="grid gap-1.5 *:min-w-0">
          <h3 className="font-medium text-[13px]">
            <Trans>Webhook address</Trans>
          </h3>
          <CopyLine label={t`Copy address`} text={source.url} />
          {source.kind === "n8n" && (
            <p className="text-[13px] text-ink-soft">
              <Trans>
                With the header <code className="font-mono text-ink text-xs">{source.header}</code>.
              </Trans>
            </p>
          )}
        </div>
        <Secrets source={source} />
        {source.kind === "n8n" ? <N8nSetup source={source} /> : <RetellSetup source={source} />}
      </div>
    </Section>
  );
}

function CopyLine({ text, label }: { text: string; label: string }) {
  return (
    <div className="flex items-center gap-2">
      <code className="min-w-0 flex-1 truncate rounded-lg bg-sunken px-3 py-2 font-mono text-xs">
        {text}
      </code>
      <CopyButton label={label} text={text} />
    </div>
  );
}
