import { fullTime, timeAgo } from "@/lib/time";
import { useNow } from "./useNow";

/** "5 min ago", with the exact time as its title. */
export function Ago({ at }: { at: string }) {
  const now = useNow();
  return (
    <time dateTime={at} title={fullTime(at)}>
      {timeAgo(at, now)}
    </time>
  );
}
