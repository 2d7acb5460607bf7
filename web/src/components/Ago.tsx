import { fullTime, timeAgo } from "@/lib/time";
import { useNow } from "./useNow";
import { useZone } from "./zone";

/** A relative time such as "5 min ago", with the exact time as its title. */
export function Ago({ at }: { at: string }) {
  const now = useNow();
  const timeZone = useZone();
  return (
    <time dateTime={at} title={fullTime(at, { timeZone })}>
      {timeAgo(at, now, { timeZone })}
    </time>
  );
}
