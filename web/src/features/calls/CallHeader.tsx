import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import type { CallDetail } from "@/api/types";
import { CopyButton } from "@/components/CopyButton";
import { usePageTitle } from "@/components/usePageTitle";
import { useZone } from "@/components/zone";
import { wordyDuration } from "@/lib/format";
import { fullTime } from "@/lib/time";
import { OutcomeBadge } from "./CallBadges";
import { CallIcon, directionWords } from "./CallIcon";
import { asText, type Line } from "./conversation";
import { dialable, headOf, headText } from "./headline";

export function CallHeader({
  call,
  lines,
  actions,
}: {
  call: CallDetail;
  lines: Line[];
  actions?: ReactNode;
}) {
  const { who, reason, number } = headOf(call);
  const timeZone = useZone();
  const callback = call.headline?.callbackNumber ? (number ?? who) : number;
  usePageTitle(call.callType === "web_call" ? who : t`Call with ${headText(call)}`);
  const at = call.startedAt ?? call.listedAt;
  const agent = call.agentName || call.agentId;
  return (
    <header className="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
      <div className="flex min-w-0 gap-3.5">
        <span className="mt-0.5">
          <CallIcon call={call} />
        </span>
        <div className="min-w-0">
          <h1
            id="call-title"
            className="flex flex-wrap items-center gap-x-3 gap-y-1 font-semibold text-[22px] leading-tight tracking-tight"
          >
            <span className="min-w-0 [overflow-wrap:anywhere]">
              <bdi>{who}</bdi>
              {reason && (
                <>
                  <span className="text-ink-faint"> · </span>
                  <bdi className="font-normal">{reason}</bdi>
                </>
              )}
            </span>
            <OutcomeBadge outcome={call.outcome} />
          </h1>
          {callback && (
            <p className="mt-1 text-ink-soft tabular-nums">
              {call.headline?.callbackNumber && `${t`Call back`} `}
              <DialledNumber number={callback} />
            </p>
          )}
          <p className="mt-1 text-ink-soft tabular-nums">
            <time dateTime={at}>{fullTime(at, { timeZone })}</time>
            {call.durationSeconds ? (
              <span className="whitespace-nowrap"> · {wordyDuration(call.durationSeconds)}</span>
            ) : null}
          </p>
          <p dir="auto" className="mt-0.5 break-words text-ink-faint">
            {directionWords(call)}
            {agent ? ` · ${agent}` : ""}
          </p>
        </div>
      </div>
      <div className="grid w-full grid-cols-2 gap-2 sm:flex sm:w-auto sm:flex-wrap">
        <CopyButton label={t`Copy link`} text={() => window.location.href} />
        {lines.length > 0 && <CopyButton label={t`Copy transcript`} text={() => asText(lines)} />}
        {actions}
      </div>
    </header>
  );
}

/** The number of the call. On a phone, a tap dials it. */
function DialledNumber({ number }: { number: string }) {
  const target = dialable(number);
  return target ? (
    <a href={`tel:${target}`} className="text-accent-text hover:underline">
      <bdi>{number}</bdi>
    </a>
  ) : (
    <bdi>{number}</bdi>
  );
}
