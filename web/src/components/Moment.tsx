import { dayAndTime, fullTime } from "@/lib/time";
import { useNow } from "./useNow";
import { useZone } from "./zone";

/** A day and time such as "Today, 14:05", with the exact time as its title. */
export function Moment({ at }: { at: string }) {
  const now = useNow();
  const timeZone = useZone();
  return (
    <time dateTime={at} title={fullTime(at, { timeZone })}>
      {dayAndTime(at, now, { timeZone })}
    </time>
  );
}
