import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { agentStatusQuery } from "@/api/getAgentStatus";
import { meQuery } from "@/api/getMe";
import type { CallRow } from "@/api/types";
import { otherParty } from "@/lib/phone";
import { applyLiveCall, refreshFirstPages } from "./liveCache";
import { followLiveCalls } from "./liveFeed";
import { markFresh, setFeedState } from "./liveStore";

/** Keeps everything on screen current while a client is signed in, and tells screen readers. */
export function LiveCalls() {
  const queryClient = useQueryClient();
  const [news, setNews] = useState("");

  useEffect(() => {
    const announced = new Set<string>();
    const refreshNumbers = debounced(1_200, () => {
      queryClient.invalidateQueries({ queryKey: ["totals"] });
      queryClient.invalidateQueries({ queryKey: agentStatusQuery.queryKey });
    });
    const lookAgain = debounced(1_000, () => {
      refreshFirstPages(queryClient).catch(() => {
        // The list keeps what it has; the next event or visit asks again.
      });
    });

    function onCall(row: CallRow) {
      if (applyLiveCall(queryClient, row) === "look-again") lookAgain.call();
      if (!announced.has(row.callId)) {
        announced.add(row.callId);
        markFresh(row.callId);
        setNews(`New call: ${otherParty(row)}`);
      }
      refreshNumbers.call();
    }

    const stop = followLiveCalls({
      onCall,
      onState: (state) => {
        setFeedState(state);
        // Also the first time: a call may have come between loading the list and opening the feed.
        if (state === "connected") lookAgain.call();
      },
      onRefused: () => {
        queryClient.fetchQuery({ ...meQuery, staleTime: 0 }).catch(() => {
          // A 401 leads to the sign-in page by itself; anything else is retried with the feed.
        });
      },
    });
    return () => {
      stop();
      refreshNumbers.cancel();
      lookAgain.cancel();
    };
  }, [queryClient]);

  return (
    <p aria-live="polite" className="sr-only">
      {news}
    </p>
  );
}

function debounced(milliseconds: number, action: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    call: () => {
      clearTimeout(timer);
      timer = setTimeout(action, milliseconds);
    },
    cancel: () => clearTimeout(timer),
  };
}
