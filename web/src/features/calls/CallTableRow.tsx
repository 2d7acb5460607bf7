import { t } from "@lingui/core/macro";
import type { CallScope } from "@/api/callScope";
import type { CallRow } from "@/api/types";
import { cn } from "@/lib/cn";
import { clockDuration } from "@/lib/format";
import { headOf } from "@/lib/headline";
import { clockTime, dayName, fullTime } from "@/lib/time";
import { useBusinessZone } from "./businessZone";
import { OutcomeMark, SentimentMark } from "./CallBadges";
import { CallIcon } from "./CallIcon";
import { CallLine } from "./CallLine";
import { CallLink } from "./CallLink";
import { CallTitle } from "./CallTitle";
import { ReviewMarks } from "./ReviewMarks";

export const TABLE_ROW_HEIGHT = 64;

/** One grid for the head and the rows, so that columns line up. */
export const TABLE_GRID =
  "grid grid-cols-[minmax(11rem,1fr)_minmax(0,2fr)_7.5rem_6rem_4rem_8rem] items-center gap-4 px-5";

export function CallTableRow({
  scope,
  call,
  now,
  fresh,
}: {
  scope: CallScope;
  call: CallRow;
  now: Date;
  fresh: boolean;
}) {
  const { timeZone } = useBusinessZone(scope);
  return (
    <div
      className={cn(
        TABLE_GRID,
        "relative h-16 border-line border-b transition-colors hover:bg-sunken/60 has-[a:focus-visible]:bg-sunken",
        fresh && "animate-arrive",
      )}
      role="presentation"
    >
      <div role="cell" className="flex min-w-0 items-center gap-3">
        <CallIcon call={call} />
        <div className="min-w-0">
          <CallLink
            scope={scope}
            callId={call.callId}
            className="block truncate font-medium after:absolute after:inset-0"
          >
            <CallTitle call={call} />
          </CallLink>
          <div className="flex min-w-0 items-center gap-2">
            <p dir="auto" className="truncate text-ink-faint text-xs">
              {[headOf(call).number, call.agentName || call.agentId || t`Unknown agent`]
                .filter(Boolean)
                .join(" · ")}
            </p>
            <ReviewMarks review={call.review} />
          </div>
        </div>
      </div>
      <div role="cell" className="min-w-0">
        <CallLine call={call} className="line-clamp-2 break-words text-[13px] leading-[1.45]" />
      </div>
      <div role="cell" className="min-w-0">
        <OutcomeMark outcome={call.outcome} />
      </div>
      <div role="cell" className="min-w-0">
        <SentimentMark sentiment={call.sentiment} />
      </div>
      <div role="cell" className="text-right text-[13px] text-ink-soft tabular-nums">
        {call.durationSeconds ? clockDuration(call.durationSeconds) : "—"}
      </div>
      <div role="cell" className="text-right text-[13px] text-ink-soft leading-[1.45] tabular-nums">
        {/* A day of another year is long: its time stands below it. */}
        <time dateTime={call.listedAt} title={fullTime(call.listedAt, { timeZone })}>
          <span className="whitespace-nowrap">{dayName(call.listedAt, now, { timeZone })},</span>{" "}
          <span className="whitespace-nowrap">{clockTime(call.listedAt, { timeZone })}</span>
        </time>
      </div>
    </div>
  );
}
