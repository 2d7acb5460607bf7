import { useQuery } from "@tanstack/react-query";
import { unclaimedQuery } from "@/api/getUnclaimed";
import { renewedEvery } from "@/api/renewal";

/** How many agents wait for an owner: their calls reach nobody until an operator acts. */
export function UnclaimedCount() {
  const unclaimed = useQuery({ ...unclaimedQuery, refetchInterval: renewedEvery(60_000) });
  if (!unclaimed.data?.length) return null;
  return (
    <span
      aria-hidden
      className="ml-auto min-w-5 rounded-full bg-caution-wash px-1.5 text-center font-medium text-caution text-xs leading-5 tabular-nums"
    >
      {unclaimed.data.length}
    </span>
  );
}
