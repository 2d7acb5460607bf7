/** A client's usage in a month. */
export interface UsagePoint {
  clientId: string;
  name: string;
  minutes: number;
  /** The minutes beyond those that the plan includes. */
  overageMinutes: number;
}

export interface UsageBar {
  clientId: string;
  name: string;
  minutes: number;
  /** The included and the charged minutes as shares of the longest bar, 0 to 1. */
  included: number;
  charged: number;
}

/**
 * Returns bars of the clients with the most minutes, longest first, and the number of other
 * clients.
 */
export function usageBars(points: UsagePoint[], most: number): { bars: UsageBar[]; more: number } {
  const used = points
    .filter((point) => point.minutes > 0)
    .sort((a, b) => b.minutes - a.minutes || a.name.localeCompare(b.name));
  const longest = used[0]?.minutes ?? 1;
  return {
    bars: used.slice(0, most).map(({ clientId, name, minutes, overageMinutes }) => {
      const charged = Math.min(Math.max(overageMinutes, 0), minutes);
      return {
        clientId,
        name,
        minutes,
        included: (minutes - charged) / longest,
        charged: charged / longest,
      };
    }),
    more: Math.max(0, used.length - most),
  };
}
