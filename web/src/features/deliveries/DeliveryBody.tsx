import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";

import type { DeliveryDetail } from "@/api/types";
import { Section } from "@/components/Card";
import { CopyButton } from "@/components/CopyButton";
import { visible } from "./visible";

/** The body of the request. It is untrusted, so it is always shown as text. */
export function DeliveryBody({ delivery }: { delivery: DeliveryDetail }) {
  const { body, truncated, clientId } = delivery;
  return (
    <Section
      id="body"
      title={t`What was sent`}
      description={
        clientId ? t`Opening this is noted in the client’s activity, once an hour.` : undefined
      }
      aside={body && <CopyButton label={t`Copy`} text={body} />}
    >
      {body ? (
        <>
          <pre
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
            tabIndex={0}
            role="region"
            dir="ltr"
            aria-label={t`What was sent, as text`}
            className="max-h-[70dvh] overflow-auto whitespace-pre-wrap rounded-lg bg-sunken p-3.5 font-mono text-xs leading-5 [overflow-wrap:anywhere]"
          >
            {visible(body)}
          </pre>
          {truncated && (
            <p className="mt-2 text-[13px] text-ink-soft">
              <Trans>Only the beginning is shown; the whole is larger.</Trans>
            </p>
          )}
        </>
      ) : (
        <p className="text-ink-soft">
          {delivery.outcome === "duplicate"
            ? t`A duplicate is not kept a second time. The event it repeats is among the deliveries of this call.`
            : t`The body was not kept.`}
        </p>
      )}
    </Section>
  );
}
