import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Delivery, DeliveryDetail } from "@/api/types";
import { Badge } from "@/components/Badge";
import { Section } from "@/components/Card";
import { Described, DescriptionList } from "@/components/DescriptionList";
import { Notice } from "@/components/Notice";
import { PageHeader } from "@/components/PageHeader";
import { useZone } from "@/components/zone";
import { eventInWords } from "@/lib/eventNames";
import { bytes } from "@/lib/format";
import { DELIVERY_OUTCOMES, named } from "@/lib/outcomes";
import { fullTime } from "@/lib/time";
import { ConflictSection } from "./ConflictSection";
import { reasonOf, wasReplayed, whatBecameOf } from "./outcomeWords";
import { ReplayButton } from "./ReplayButton";

export function DeliveryFacts({ delivery }: { delivery: DeliveryDetail }) {
  const { label, tone } = named(DELIVERY_OUTCOMES, delivery.outcome);
  const timeZone = useZone();
  const reason = reasonOf(delivery);
  const bad = tone === "bad" && !wasReplayed(delivery);
  return (
    <>
      <PageHeader
        title={t`Delivery`}
        aside={!delivery.conflict && <ReplayButton delivery={delivery} />}
      />
      <Section
        id="outcome"
        title={t`What became of it`}
        aside={<Badge tone={tone}>{label}</Badge>}
        className="mb-5"
      >
        <p dir="auto" className="break-words text-ink-soft">
          {whatBecameOf(delivery)}
          {delivery.outcome === "unclaimed" && delivery.agentId && (
            <>
              {" "}
              <Link
                to="/operator/unclaimed"
                className="text-accent-text underline underline-offset-2 hover:no-underline"
              >
                <Trans>See what is unclaimed</Trans>
              </Link>
            </>
          )}
        </p>
        {reason && (
          <Notice tone={bad ? "bad" : "plain"} className="mt-3">
            <span dir="auto">{reason}</span>
          </Notice>
        )}
        {delivery.remarks.length > 0 && (
          <Notice tone="caution" className="mt-3">
            <h3 className="font-medium text-[13px]">
              <Trans>What could not be read</Trans>
            </h3>
            <ul className="mt-1 grid list-inside list-disc gap-1 text-[13px]">
              {delivery.remarks.map((remark) => (
                <li key={remark} dir="auto">
                  {remark}
                </li>
              ))}
            </ul>
          </Notice>
        )}
      </Section>
      <ConflictSection delivery={delivery} />
      <Section id="facts" title={t`Details`} className="mb-5">
        <DescriptionList>
          <Described term={t`Received`}>
            <time dateTime={delivery.receivedAt}>
              {fullTime(delivery.receivedAt, { timeZone })}
            </time>
          </Described>
          <Described term={t`Source`}>{delivery.sourceName ?? t`Unknown`}</Described>
          <Described term={t`Event`}>
            {delivery.event ? (
              <>
                {eventInWords(delivery.event)} <Id>{delivery.event}</Id>
              </>
            ) : (
              t`None`
            )}
          </Described>
          {delivery.callId && (
            <Described term={t`Call`}>
              <CallOf delivery={delivery} callId={delivery.callId} />
            </Described>
          )}
          {delivery.agentId && (
            <Described term={t`Agent`}>
              <Id>{delivery.agentId}</Id>
            </Described>
          )}
          {delivery.clientId && (
            <Described term={t`Client`}>
              <Link
                to="/operator/clients/$clientId"
                params={{ clientId: delivery.clientId }}
                className="text-accent-text hover:underline"
              >
                {delivery.clientName ?? t`Client`}
              </Link>
            </Described>
          )}
          <Described term={t`Size`}>{bytes(delivery.bytes)}</Described>
        </DescriptionList>
      </Section>
    </>
  );
}

function CallOf({ delivery, callId }: { delivery: Delivery; callId: string }) {
  const { clientId } = delivery;
  return (
    <>
      {clientId ? (
        <Link
          to="/operator/clients/$clientId/calls/$callId"
          params={{ clientId, callId }}
          className="text-accent-text hover:underline"
        >
          <Id>{callId}</Id>
        </Link>
      ) : (
        <Id>{callId}</Id>
      )}
      <Link
        to="/operator/deliveries"
        search={{ callId }}
        className="block w-fit py-3 text-[13px] text-ink-soft hover:text-ink hover:underline md:py-0.5"
      >
        <Trans>All deliveries of this call</Trans>
      </Link>
    </>
  );
}

function Id({ children }: { children: ReactNode }) {
  return <bdi className="break-all font-mono text-[13px]">{children}</bdi>;
}
