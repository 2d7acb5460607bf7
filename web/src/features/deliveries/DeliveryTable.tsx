import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import type { Delivery } from "@/api/types";
import { Badge } from "@/components/Badge";
import { buttonClass } from "@/components/buttonClass";
import { cell, DataTable, head, wideCell } from "@/components/DataTable";
import { Moment } from "@/components/Moment";
import { useMediaQuery, WIDE } from "@/components/useMediaQuery";
import { useZone } from "@/components/zone";
import { cn } from "@/lib/cn";
import { bytes } from "@/lib/format";
import { DELIVERY_OUTCOMES, named } from "@/lib/outcomes";
import { fullTime } from "@/lib/time";
import { ReplayButton } from "./ReplayButton";

/** Outcomes after which users often replay. For others the button is in the details. */
const FAILED = new Set<string>(["rejected", "dead"]);

export function DeliveryTable({ deliveries }: { deliveries: Delivery[] }) {
  const timeZone = useZone();
  const wide = useMediaQuery(WIDE);
  if (!wide) return <DeliveryCards deliveries={deliveries} />;
  return (
    <DataTable label={t`Deliveries`}>
      <thead>
        <tr>
          <th scope="col" className={head()}>
            <Trans>Received</Trans>
          </th>
          <th scope="col" className={head()}>
            <Trans>Outcome</Trans>
          </th>
          <th scope="col" className={head()}>
            <Trans>Event and call</Trans>
          </th>
          <th scope="col" className={cn(head(), "max-xl:hidden")}>
            <Trans>Client</Trans>
          </th>
          <th scope="col" className={cn(head(), "max-xl:hidden")}>
            <Trans>Source</Trans>
          </th>
          <th scope="col" className={head()}>
            <span className="sr-only">
              <Trans>Actions</Trans>
            </span>
          </th>
        </tr>
      </thead>
      <tbody>
        {deliveries.map((delivery) => (
          <tr key={delivery.id} className="border-line border-t align-top">
            <td className={cell("max-w-40 truncate text-[13px] tabular-nums")}>
              <Moment at={delivery.receivedAt} />
              <p className="text-ink-faint text-xs">
                {bytes(delivery.bytes)}
                {/* The columns for source and client need a wide screen. */}
                <span className="xl:hidden"> · {delivery.sourceName ?? t`Unknown`}</span>
              </p>
            </td>
            <td className={cell("max-w-52 xl:max-w-64")}>
              <Outcome delivery={delivery} />
            </td>
            <td className={wideCell("max-w-0")}>
              <div className="min-w-36">
                <p className="truncate text-[13px]">
                  {delivery.event ?? "—"}
                  {delivery.clientName && (
                    <span className="xl:hidden">
                      {" · "}
                      <bdi>{delivery.clientName}</bdi>
                    </span>
                  )}
                </p>
                <CallId delivery={delivery} />
              </div>
            </td>
            <td className={cell("max-w-48 truncate text-[13px] max-xl:hidden")}>
              {delivery.clientId ? (
                <Link
                  to="/operator/clients/$clientId"
                  params={{ clientId: delivery.clientId }}
                  className="hover:underline"
                >
                  <bdi>{delivery.clientName ?? t`Client`}</bdi>
                </Link>
              ) : (
                <span className="text-ink-faint">—</span>
              )}
            </td>
            <td className={cell("max-w-40 truncate text-[13px] text-ink-soft max-xl:hidden")}>
              {delivery.sourceName ?? t`Unknown`}
            </td>
            <td className={cell("text-right")}>
              <div className="flex justify-end gap-1">
                {FAILED.has(delivery.outcome) && <ReplayButton delivery={delivery} />}
                <Link
                  to="/operator/deliveries/$deliveryId"
                  params={{ deliveryId: delivery.id }}
                  aria-label={t`Details of ${delivery.event ?? "delivery"} of ${fullTime(delivery.receivedAt, { timeZone })}`}
                  className={buttonClass("ghost", "sm")}
                >
                  <Trans>Details</Trans>
                </Link>
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function DeliveryCards({ deliveries }: { deliveries: Delivery[] }) {
  const timeZone = useZone();
  return (
    <ul aria-label={t`Deliveries`} className="divide-y divide-line">
      {deliveries.map((delivery) => (
        <li
          key={delivery.id}
          className="relative flex items-start justify-between gap-3 px-4 py-3.5"
        >
          <div className="min-w-0 flex-1">
            <Outcome delivery={delivery} />
            <p className="mt-1.5 truncate text-[13px]">
              <Link
                to="/operator/deliveries/$deliveryId"
                params={{ deliveryId: delivery.id }}
                aria-label={t`${delivery.event ?? t`No event`}: details of ${fullTime(delivery.receivedAt, { timeZone })}`}
                className="after:absolute after:inset-0"
              >
                {delivery.event ?? t`No event`}
              </Link>
              {delivery.clientName && ` · ${delivery.clientName}`}
            </p>
            <CallId delivery={delivery} />
            <p className="mt-0.5 text-ink-faint text-xs">
              <Moment at={delivery.receivedAt} /> · {delivery.sourceName ?? t`Unknown source`}
            </p>
          </div>
          <div className="relative flex shrink-0 items-center gap-1">
            {FAILED.has(delivery.outcome) && <ReplayButton delivery={delivery} />}
            <ChevronRight aria-hidden className="pointer-events-none size-4 text-ink-faint" />
          </div>
        </li>
      ))}
    </ul>
  );
}

function Outcome({ delivery }: { delivery: Delivery }) {
  const { label, tone } = named(DELIVERY_OUTCOMES, delivery.outcome);
  return (
    <>
      <Badge tone={tone}>{label}</Badge>
      {delivery.reason && (
        <p className="mt-1 whitespace-normal break-words text-[13px] text-ink-soft">
          {delivery.reason}
        </p>
      )}
    </>
  );
}

function CallId({ delivery }: { delivery: Delivery }) {
  const { callId, clientId } = delivery;
  if (!callId) return null;
  const className = "relative block truncate py-1.5 font-mono text-ink-faint text-xs md:py-0";
  if (!clientId) {
    return (
      <span className={className} title={callId}>
        {callId}
      </span>
    );
  }
  return (
    <Link
      to="/operator/clients/$clientId/calls/$callId"
      params={{ clientId, callId }}
      className={`${className} hover:text-ink hover:underline`}
      title={callId}
    >
      {callId}
    </Link>
  );
}
