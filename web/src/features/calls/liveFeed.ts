import type { CallRow } from "@/api/types";

export type FeedState = "connecting" | "connected" | "reconnecting";

interface Listener {
  onCall: (row: CallRow) => void;
  onState: (state: FeedState) => void;
  /**
   * Called after a refusal, for example when the session has ended. The browser then does not
   * reconnect.
   */
  onRefused: () => void;
}

const SHORTEST_WAIT = 1_500;
const LONGEST_WAIT = 30_000;
const REST_AFTER_HIDDEN = 60_000;

/**
 * Follows the stream of calls until closed. A hidden tab closes its connection after a minute,
 * because browsers allow only a few to one server over HTTP/1.1.
 */
export function followLiveCalls({ onCall, onState, onRefused }: Listener): () => void {
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let wait = SHORTEST_WAIT;

  function open() {
    clearTimeout(retry);
    source?.close();
    const stream = new EventSource("/api/calls/live");
    source = stream;
    stream.onopen = () => {
      wait = SHORTEST_WAIT;
      onState("connected");
    };
    stream.addEventListener("call", (event) => {
      const row = parse(event.data);
      if (row) onCall(row);
    });
    stream.onerror = () => {
      onState("reconnecting");
      if (stream.readyState !== EventSource.CLOSED) return;
      onRefused();
      retry = setTimeout(open, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT);
    };
  }

  function close() {
    clearTimeout(retry);
    source?.close();
    source = undefined;
  }

  function onVisibility() {
    clearTimeout(rest);
    if (document.hidden) {
      rest = setTimeout(() => {
        close();
        onState("reconnecting");
      }, REST_AFTER_HIDDEN);
    } else if (!source || source.readyState === EventSource.CLOSED) {
      open();
    }
  }

  onState("connecting");
  open();
  document.addEventListener("visibilitychange", onVisibility);
  return () => {
    document.removeEventListener("visibilitychange", onVisibility);
    clearTimeout(rest);
    close();
  };
}

function parse(text: string): CallRow | undefined {
  try {
    const row = JSON.parse(text) as CallRow;
    return row.callId && row.listedAt ? row : undefined;
  } catch {
    return undefined;
  }
}
