import type { CallScope } from "@/api/callScope";
import type { CallRow } from "@/api/types";
import { cn } from "@/lib/cn";
import { clockDuration } from "@/lib/format";
import { dayAndTime } from "@/lib/time";
import { useBusinessZone } from "./businessZone";
import { OutcomeMark, SentimentMark } from "./CallBadges";
import { CallIcon } from "./CallIcon";
import { CallLine } from "./CallLine";
import { CallLink } from "./CallLink";
import { CallTitle } from "./CallTitle";
import { ReviewMarks } from "./ReviewMarks";

/** An estimate. The real height depends on the summary and is measured. */
export const CARD_HEIGHT = 118;

/** A call on a phone, with the same facts as a table row. */
export function CallCard({
  scope,
  call,
  now,
  fresh,
  indented,
}: {
  scope: CallScope;
  call: CallRow;
  now: Date;
  fresh: boolean;
  /** Whether a checkbox stands before the title. */
  indented: boolean;
}) {
  const { timeZone } = useBusinessZone(scope);
  const known = call.sentiment && call.sentiment !== "Unknown";
  return (
    <div
      className={cn(
        "relative flex gap-3 border-line border-b py-3.5 pr-4 active:bg-sunken",
        indented ? "pl-11" : "pl-4",
        fresh && "animate-arrive",
      )}
    >
      <CallIcon call={call} />
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="flex items-baseline justify-between gap-3">
          <CallLink
            scope={scope}
            callId={call.callId}
            className="truncate font-medium after:absolute after:inset-0"
          >
            <CallTitle call={call} />
          </CallLink>
          <time dateTime={call.listedAt} className="shrink-0 text-ink-faint text-xs tabular-nums">
            {dayAndTime(call.listedAt, now, { timeZone })}
          </time>
        </div>
        <CallLine call={call} className="mt-1 line-clamp-2 break-words text-[13px] leading-[1.4]" />
        <div className="mt-2 flex items-center gap-3">
          <OutcomeMark outcome={call.outcome} />
          {known && <SentimentMark sentiment={call.sentiment} />}
          <ReviewMarks review={call.review} />
          {call.durationSeconds ? (
            <span className="ml-auto text-ink-faint text-xs tabular-nums">
              {clockDuration(call.durationSeconds)}
            </span>
          ) : null}
        </div>
      </div>
    </div>
  );
}
