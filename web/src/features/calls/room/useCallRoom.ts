import { useMemo } from "react";
import type { CallScope } from "@/api/callScope";
import type { CallDetail } from "@/api/types";
import { useZone } from "@/components/zone";
import { conversation, type Line } from "../conversation";
import { fileName } from "./callFile";
import { skippable } from "./speech/silence";
import { type Span, spansOf } from "./speech/spans";
import type { Mark } from "./Timeline";
import { useClientName } from "./useClientName";
import { type Player, usePlayer } from "./usePlayer";
import { usePlayerKeys } from "./usePlayerKeys";

/** The shared state of a call's page: the lines, the speakers' times, and the player. */
export interface CallRoom {
  lines: Line[];
  spans: Span[];
  marks: Mark[];
  player: Player;
  /** Plays from a position in seconds; undefined without a recording. */
  onPlay?: (seconds: number) => void;
  client: string;
  fileName: string;
}

export function useCallRoom(scope: CallScope, call: CallDetail): CallRoom {
  const lines = useMemo(
    () => conversation(call.turns ?? [], call.transcript, call.transferDestination),
    [call],
  );
  const spans = useMemo(() => spansOf(lines), [lines]);
  const silent = useMemo(() => skippable(spans), [spans]);
  const marks = useMemo(() => marksOf(lines), [lines]);
  const player = usePlayer(silent);
  usePlayerKeys(player, lines);
  const client = useClientName(scope);
  const timeZone = useZone();
  return {
    lines,
    spans,
    marks,
    player,
    onPlay: player.ready && !player.failed ? player.playFrom : undefined,
    client,
    fileName: fileName(client, call, timeZone),
  };
}

function marksOf(lines: Line[]): Mark[] {
  return lines.flatMap((line) => {
    if (line.kind === "speech" || line.at === undefined) return [];
    return [{ at: line.at, name: line.kind === "tool" ? line.name : line.text }];
  });
}
