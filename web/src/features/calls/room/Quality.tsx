import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Section } from "@/components/Card";
import { clockDuration, exactSeconds as exact } from "@/lib/format";
import type { Line } from "../conversation";
import { interruptions } from "./speech/interruptions";
import { median, responses, slowest } from "./speech/responses";
import { longestSilence } from "./speech/silence";
import { type Span, utterances } from "./speech/spans";
import { talk } from "./speech/talk";

interface Props {
  lines: Line[];
  spans: Span[];
  onPlay?: (seconds: number) => void;
}

/** The quality of the conversation, from the times in the transcript. */
export function Quality({ lines, spans, onPlay }: Props) {
  const spoken = lines.some((line) => line.kind === "speech");
  if (!spoken) return null;
  const shares = talk(spans);
  const pause = longestSilence(spans);
  const turns = utterances(lines);
  const cut = interruptions(turns);
  const answers = responses(turns);
  const usual = median(answers.map((answer) => answer.seconds));
  const worst = slowest(answers);
  return (
    <Section id="quality" title={t`How they talked`}>
      {!shares ? (
        <p className="text-[13px] text-ink-soft">
          <Trans>Retell sent no times with this transcript, so nothing can be measured.</Trans>
        </p>
      ) : (
        <>
          <TalkBar share={shares.agentShare} />
          <dl className="mt-4 grid gap-3.5">
            <Figure
              term={t`Talk time`}
              how={t`Seconds of speech of each side, by the times of the words; breaks of half a second and more are not counted.`}
            >
              <span className="whitespace-nowrap">
                <Trans>Agent {exact(shares.agent)}</Trans>
              </span>
              {" · "}
              <span className="whitespace-nowrap">
                <Trans>Caller {exact(shares.caller)}</Trans>
              </span>
            </Figure>
            <Figure
              term={t`Longest silence`}
              how={t`The longest time in which nobody speaks, between the first and the last word.`}
            >
              {pause ? (
                <>
                  {exact(pause.end - pause.start)} <At seconds={pause.start} onPlay={onPlay} />
                </>
              ) : (
                t`None`
              )}
            </Figure>
            <Figure
              term={t`Interruptions`}
              how={t`Turns that begin while the other side is still in the middle of one, with an overlap of 0.2 seconds and more.`}
            >
              {cut.byAgent + cut.byCaller === 0
                ? t`None`
                : t`${cut.byCaller} by the caller · ${cut.byAgent} by the agent`}
            </Figure>
            <Figure
              term={t`Agent’s response`}
              how={t`From the caller’s last word to the agent’s first word, for each turn of the agent that follows one of the caller: the median, and the longest.`}
            >
              {usual === undefined || !worst ? (
                "—"
              ) : (
                <>
                  <span className="block">
                    <Trans>Usually {exact(usual)}</Trans>
                  </span>
                  {answers.length > 1 && (
                    <span className="block text-ink-soft">
                      <Trans>Worst {exact(worst.seconds)}</Trans>{" "}
                      <At seconds={worst.at} onPlay={onPlay} />
                    </span>
                  )}
                </>
              )}
            </Figure>
          </dl>
        </>
      )}
    </Section>
  );
}

function Figure({ term, how, children }: { term: string; how: string; children: ReactNode }) {
  return (
    <div title={how} className="grid grid-cols-[minmax(6.5rem,2fr)_3fr] items-start gap-3">
      <dt className="text-[13px] text-ink-faint leading-5">
        <span className="underline decoration-dotted decoration-line-strong underline-offset-4">
          {term}
        </span>
        <span className="sr-only">. {how}</span>
      </dt>
      <dd className="min-w-0 text-ink leading-5 tabular-nums">{children}</dd>
    </div>
  );
}

function At({ seconds, onPlay }: { seconds: number; onPlay?: (seconds: number) => void }) {
  const from = Math.max(0, seconds - 1);
  if (!onPlay)
    return (
      <span className="text-ink-faint">
        <Trans>at {clockDuration(seconds)}</Trans>
      </span>
    );
  return (
    <button
      type="button"
      aria-label={t`Play at ${clockDuration(seconds)}`}
      onClick={() => onPlay(from)}
      className="-my-3 inline-flex min-h-11 items-center rounded px-0.5 text-accent-text hover:underline md:-my-1 md:min-h-7"
    >
      <Trans>at {clockDuration(seconds)}</Trans>
    </button>
  );
}

function TalkBar({ share }: { share: number }) {
  const agent = Math.round(share * 100);
  return (
    <div
      title={t`Speech of each side as a share of both together, by the times of the words.`}
      className="grid gap-1.5 text-[13px] tabular-nums"
    >
      <svg
        aria-hidden="true"
        viewBox="0 0 100 1"
        preserveAspectRatio="none"
        className="h-2.5 w-full rounded-full"
      >
        <rect x="0" width={agent} height="1" className="fill-chart-answered" />
        <rect x={agent} width={100 - agent} height="1" className="fill-chart-voicemail" />
      </svg>
      <p className="flex justify-between gap-3">
        <span>
          <Trans>Agent {agent}%</Trans>
        </span>
        <span>
          <Trans>Caller {100 - agent}%</Trans>
        </span>
      </p>
    </div>
  );
}
