import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Download } from "lucide-react";
import { useState } from "react";
import type { CallDetail } from "@/api/types";
import { Button } from "@/components/Button";
import { buttonClass } from "@/components/buttonClass";
import { Section } from "@/components/Card";
import { Notice } from "@/components/Notice";
import { safeMediaUrl } from "@/lib/safeUrl";
import { Controls } from "./Controls";
import type { Span } from "./speech/spans";
import { type Mark, Timeline } from "./Timeline";
import type { Player } from "./usePlayer";

const WHY_NOT: Record<string, string> = {
  hidden: t`Your agency does not show recordings.`,
  not_recorded: t`This call was not recorded.`,
  expired: t`The recording is no longer available: Retell signs its links for a limited time, and this one has expired.`,
  gone: t`Retell no longer has this recording.`,
  retell_unavailable: t`The link of this recording has expired, and Retell did not answer. Try again soon.`,
  storage_opted_out: t`Recordings are not kept, because storage is switched off for this agent.`,
  in_progress: t`The recording appears here after the call has ended.`,
};

interface Props {
  call: CallDetail;
  player: Player;
  spans: Span[];
  marks: Mark[];
  /** The name of the saved file, without its extension. */
  fileName: string;
  /** Fetches the call again, which replaces an expired signed URL. */
  onRenew: () => Promise<unknown>;
}

export function Recording({ call, player, spans, marks, fileName, onRenew }: Props) {
  const url = useSteadyUrl(safeMediaUrl(call.recordingUrl), player.failed);
  const length = player.length || (call.durationSeconds ?? 0);
  return (
    <Section
      id="recording"
      title={t`Recording`}
      aside={url && <SaveLink url={url} fileName={fileName} />}
    >
      {url ? (
        <>
          {/* biome-ignore lint/a11y/useMediaCaption: the transcript below is the caption */}
          <audio ref={player.attach} src={url} preload="metadata" />
          {player.failed ? (
            <Failed player={player} onRenew={onRenew} />
          ) : (
            <>
              <Timeline player={player} length={length} spans={spans} marks={marks} />
              <Controls player={player} canSkip={spans.length > 0} />
              {spans.length === 0 && (call.turns?.length ?? 0) > 0 && (
                <p className="mt-3 text-[13px] text-ink-faint">
                  <Trans>
                    Retell sent no times with this transcript, so it cannot follow the recording.
                  </Trans>
                </p>
              )}
            </>
          )}
        </>
      ) : (
        <p className="text-ink-soft">
          {WHY_NOT[call.recordingUnavailableReason ?? ""] ?? t`There is no recording of this call.`}
        </p>
      )}
    </Section>
  );
}

/**
 * A link that saves the file. Browsers use our name only for the same origin, and open other files.
 */
function SaveLink({ url, fileName }: { url: string; fileName: string }) {
  const { origin, pathname } = new URL(url);
  const ours = origin === window.location.origin;
  const ending = /\.[a-z0-9]{2,4}$/i.exec(pathname)?.[0] ?? "";
  return (
    <a
      href={url}
      download={ours ? `${fileName}${ending}` : undefined}
      target={ours ? undefined : "_blank"}
      rel="noopener noreferrer"
      className={buttonClass("ghost", "sm")}
    >
      <Download aria-hidden className="size-3.5" />
      {ours ? t`Download` : t`Open file`}
    </a>
  );
}

/**
 * Returns a stable URL. A new signature of the same file would reload it and interrupt the
 * playback.
 */
function useSteadyUrl(url: string | undefined, failed: boolean): string | undefined {
  const [kept, setKept] = useState(url);
  const sameFile = url?.split("?")[0] === kept?.split("?")[0];
  if (url !== kept && (failed || !sameFile)) {
    setKept(url);
    return url;
  }
  return kept;
}

function Failed({ player, onRenew }: Pick<Props, "player" | "onRenew">) {
  return (
    <Notice tone="caution">
      <p>
        <Trans>
          The recording could not be played. The link has expired, or the file cannot be reached
          from here.
        </Trans>
      </p>
      <Button
        variant="secondary"
        size="sm"
        className="mt-2.5"
        onClick={() => onRenew().then(player.reload)}
      >
        <Trans>Try again</Trans>
      </Button>
    </Notice>
  );
}
