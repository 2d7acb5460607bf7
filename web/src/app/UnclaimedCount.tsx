import { plural } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { renewedEvery } from "@/api/renewal";
import { unclaimedCountQuery } from "@/api/unclaimed";
import { NavCount } from "./NavCount";
import type { CountProps } from "./navigation";

/**
 * The number of agents without a client. No client sees their calls until an operator assigns them.
 */
export function UnclaimedCount({ className }: CountProps) {
  const unclaimed = useQuery({ ...unclaimedCountQuery, refetchInterval: renewedEvery(60_000) });
  const count = unclaimed.data?.agents ?? 0;
  return (
    <NavCount
      count={count}
      words={plural(count, { one: "# agent", other: "# agents" })}
      className={className}
    />
  );
}
