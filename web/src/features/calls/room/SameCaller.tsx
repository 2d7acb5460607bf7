import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { CallScope } from "@/api/callScope";
import { callsOfCallerQuery } from "@/api/calls";
import type { CallDetail } from "@/api/types";
import { Section } from "@/components/Card";
import { ErrorState } from "@/components/ErrorState";
import { Moment } from "@/components/Moment";
import { Skeleton } from "@/components/Skeleton";
import { clockDuration } from "@/lib/format";
import { isMasked, phoneNumber } from "@/lib/phone";
import { CallLink } from "../CallLink";
import { summaryLine } from "../callWords";
import { AllCallsLink } from "./AllCallsLink";

const SHOWN = 5;

/** Other calls of the same number. */
export function SameCaller({ scope, call }: { scope: CallScope; call: CallDetail }) {
  const number = call.direction === "outbound" ? call.toNumber : call.fromNumber;
  return number && (/\d{5}/.test(number) || isMasked(number)) ? (
    <CallsOf scope={scope} number={number} callId={call.callId} />
  ) : null;
}

function CallsOf({ scope, number, callId }: { scope: CallScope; number: string; callId: string }) {
  const calls = useQuery(callsOfCallerQuery(scope, callId, SHOWN + 1));
  const others = calls.data?.calls.filter((call) => call.callId !== callId).slice(0, SHOWN) ?? [];
  return (
    <Section id="same-caller" title={t`Other calls of this number`}>
      {calls.isPending ? (
        <div role="status" aria-label={t`Loading other calls`} className="grid gap-2">
          <Skeleton className="h-10" />
          <Skeleton className="h-10" />
        </div>
      ) : calls.isError ? (
        <ErrorState error={calls.error} onRetry={() => calls.refetch()} />
      ) : others.length === 0 ? (
        <p className="text-[13px] text-ink-soft">
          <Trans>None: this is its only call.</Trans>
        </p>
      ) : (
        <>
          <ul className="-mx-2 grid gap-0.5">
            {others.map((call) => (
              <li key={call.callId}>
                <CallLink
                  scope={scope}
                  callId={call.callId}
                  className="block rounded-lg px-2 py-2 hover:bg-sunken"
                >
                  <span className="flex justify-between gap-3 text-ink-faint text-xs tabular-nums">
                    <Moment at={call.listedAt} />
                    {call.durationSeconds ? clockDuration(call.durationSeconds) : null}
                  </span>
                  <span dir="auto" className="mt-0.5 line-clamp-2 break-words text-[13px]">
                    {summaryLine(call).text}
                  </span>
                </CallLink>
              </li>
            ))}
          </ul>
          <AllCallsLink scope={scope} number={number} callId={callId}>
            <Trans>
              All calls of <bdi className="tabular-nums">{phoneNumber(number)}</bdi>
            </Trans>
          </AllCallsLink>
        </>
      )}
    </Section>
  );
}
