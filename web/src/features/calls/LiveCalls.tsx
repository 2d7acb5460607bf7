import { plural, t } from "@lingui/core/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { agentStatusQuery } from "@/api/agents";
import { keys } from "@/api/keys";
import { meQuery } from "@/api/session";
import type { CallRow } from "@/api/types";
import { headText } from "./headline";
import { applyLiveCall, onlyReviewed, refreshFirstPages } from "./liveCache";
import { followLiveCalls } from "./liveFeed";
import { listsMissedCalls, markFresh, setFeedState, stopWaitingForFeed } from "./liveStore";
import { paced } from "./paced";

/**
 * The maximum time in ms that lists wait for the feed. A list fetched earlier would need another
 * fetch.
 */
const LONGEST_WAIT_FOR_FEED = 1_000;

/**
 * Updates the lists and figures while a client is signed in, and announces new calls to screen
 * readers.
 */
export function LiveCalls() {
  const queryClient = useQueryClient();
  const [news, setNews] = useState("");

  useEffect(() => {
    const announced = new Set<string>();
    let arrived: CallRow[] = [];
    // Announces the first call soon, and many calls as one number.
    const announce = paced(
      () => {
        setNews(newsOf(arrived));
        arrived = [];
      },
      { soon: 1_000, apart: 10_000 },
    );
    const refreshNumbers = paced(
      () => {
        queryClient.invalidateQueries({ queryKey: keys.totals });
        queryClient.invalidateQueries({ queryKey: keys.overview.all });
        queryClient.invalidateQueries({ queryKey: agentStatusQuery.queryKey });
      },
      { soon: 1_200, apart: 3_000 },
    );
    const lookAgain = paced(
      () => {
        refreshFirstPages(queryClient).catch(() => {
          // The list stays as it is until the next event or visit.
        });
      },
      { soon: 1_000, apart: 2_000 },
    );

    function onCall(row: CallRow) {
      const known = onlyReviewed(queryClient, row);
      if (applyLiveCall(queryClient, row) === "look-again") lookAgain.call();
      if (known) return;
      if (!announced.has(row.callId)) {
        announced.add(row.callId);
        arrived.push(row);
        markFresh(row.callId);
        announce.call();
      }
      refreshNumbers.call();
    }

    const waiting = setTimeout(stopWaitingForFeed, LONGEST_WAIT_FOR_FEED);
    const stop = followLiveCalls({
      onCall,
      onState: (state) => {
        setFeedState(state);
        if (state === "connected" && listsMissedCalls()) lookAgain.call();
      },
      onRefused: () => {
        queryClient.fetchQuery({ ...meQuery, staleTime: 0 }).catch(() => {
          // A 401 leads to the sign-in page. Other errors are retried with the feed.
        });
      },
    });
    return () => {
      clearTimeout(waiting);
      stop();
      for (const pace of [announce, refreshNumbers, lookAgain]) pace.cancel();
    };
  }, [queryClient]);

  return (
    <p aria-live="polite" className="sr-only">
      {news}
    </p>
  );
}

function newsOf(calls: CallRow[]): string {
  const [only] = calls;
  return calls.length === 1 && only
    ? t`New call: ${headText(only)}`
    : plural(calls.length, { one: "# new call", other: "# new calls" });
}
