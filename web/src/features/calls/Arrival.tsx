import { t } from "@lingui/core/macro";
import type { CallDetail } from "@/api/types";
import { Section } from "@/components/Card";
import { useZone } from "@/components/zone";
import { eventInWords } from "@/lib/eventNames";
import { fullTime } from "@/lib/time";

/** The arrival times of the call's events. */
export function Arrival({ call }: { call: CallDetail }) {
  const events = call.events ?? [];
  const timeZone = useZone();
  if (events.length === 0) return null;
  return (
    <Section id="arrival" title={t`How this call arrived`}>
      <ol className="relative grid gap-3.5 before:absolute before:top-2 before:bottom-2 before:left-[3.5px] before:w-px before:bg-line-strong">
        {events.map((event, index) => (
          <li key={index} className="relative pl-5">
            <span
              aria-hidden
              className="absolute top-1.5 left-0 size-2 rounded-full bg-accent ring-3 ring-surface"
            />
            <p className="text-[13px]">{eventInWords(event.event)}</p>
            <time dateTime={event.receivedAt} className="text-ink-faint text-xs tabular-nums">
              {fullTime(event.receivedAt, { timeZone })}
            </time>
          </li>
        ))}
      </ol>
    </Section>
  );
}
