import { t } from "@lingui/core/macro";
import { Plural } from "@lingui/react/macro";
import { useMemo, useRef } from "react";
import type { CallDetail } from "@/api/types";
import { Section } from "@/components/Card";
import { type Line, lineAt } from "../conversation";
import { usePosition } from "./clock";
import { NoteLine } from "./NoteLine";
import { Speech } from "./Speech";
import { responses } from "./speech/responses";
import { utterances } from "./speech/spans";
import { ToolLine } from "./ToolLine";
import { useFollow } from "./useFollow";
import type { Player } from "./usePlayer";

interface Props {
  call: CallDetail;
  lines: Line[];
  player: Player;
  /** Whether the agency hides the transcript. */
  hidden?: boolean;
}

/** The transcript as a chat: the agent on the left, the other party on the right. */
export function Conversation({ call, lines, player, hidden }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const begun = usePosition(player.clock, (seconds) => seconds > 0);
  const line = usePosition(player.clock, (seconds) => lineAt(lines, seconds));
  const heard = begun || player.playing ? line : -1;
  useFollow(list, heard, player.playing);
  const answers = useMemo(
    () => new Map(responses(utterances(lines)).map((answer) => [answer.line, answer.seconds])),
    [lines],
  );
  const spoken = lines.filter((one) => one.kind === "speech").length;
  const onPlay = player.ready && !player.failed ? player.playFrom : undefined;
  return (
    <Section
      id="transcript"
      title={t`Transcript`}
      aside={
        spoken > 0 && (
          <span className="text-[13px] text-ink-faint">
            <Plural value={spoken} one="# turn" other="# turns" />
          </span>
        )
      }
    >
      {lines.length === 0 ? (
        <p className="text-ink-soft">
          {hidden
            ? t`Your agency does not show transcripts.`
            : call.outcome === "in_progress"
              ? t`The transcript appears here after the call.`
              : t`Nothing was said in this call.`}
        </p>
      ) : (
        <ol ref={list} className="grid gap-2.5">
          {lines.map((one, index) => (
            <li key={index} className="min-w-0 scroll-mt-44 scroll-mb-6">
              {one.kind === "speech" ? (
                <Speech
                  line={one}
                  follows={speakerBefore(lines, index) === one.speaker}
                  answeredAfter={answers.get(index)}
                  clock={index === heard ? player.clock : undefined}
                  onPlay={onPlay}
                />
              ) : one.kind === "tool" ? (
                <ToolLine line={one} />
              ) : (
                <NoteLine line={one} />
              )}
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

function speakerBefore(lines: Line[], index: number): string | undefined {
  const before = lines[index - 1];
  return before?.kind === "speech" ? before.speaker : undefined;
}
