import { t } from "@lingui/core/macro";
import { CircleCheck, CircleX } from "lucide-react";
import type { CallDetail } from "@/api/types";
import { Section } from "@/components/Card";
import { Described, DescriptionList } from "@/components/DescriptionList";
import { NO_END_IN_WORDS, named, OUTCOMES } from "@/lib/outcomes";
import { phoneNumber } from "@/lib/phone";
import { reasonInWords } from "@/lib/reasons";
import { SentimentMark } from "./CallBadges";

export function CallFacts({ call, id }: { call: CallDetail; id: string }) {
  const sentiment = call.sentiment ?? call.analysis?.sentiment;
  const successful = call.successful ?? call.analysis?.successful;
  return (
    <Section id={id} title={t`How it went`}>
      <DescriptionList>
        <Described term={t`Outcome`}>
          {named(OUTCOMES, call.outcome).label}
          {(call.disconnectionReason || call.outcome === "no_end") && (
            <span className="mt-0.5 block text-[13px] text-ink-soft">
              {call.disconnectionReason ? reasonInWords(call.disconnectionReason) : NO_END_IN_WORDS}
            </span>
          )}
        </Described>
        {typeof successful === "boolean" && (
          <Described term={t`Goal reached`}>
            {successful ? (
              <CircleCheck aria-hidden className="mr-1.5 inline size-4 align-[-0.2em] text-good" />
            ) : (
              <CircleX aria-hidden className="mr-1.5 inline size-4 align-[-0.2em] text-bad" />
            )}
            {successful ? t`Yes` : t`No`}
          </Described>
        )}
        {sentiment && sentiment !== "Unknown" && (
          <Described term={t`Caller’s mood`}>
            <SentimentMark sentiment={sentiment} />
          </Described>
        )}
        {call.fromNumber && <Described term={t`From`}>{phoneNumber(call.fromNumber)}</Described>}
        {call.toNumber && <Described term={t`To`}>{phoneNumber(call.toNumber)}</Described>}
        <Described term={t`Call ID`}>
          <span className="break-all font-mono text-xs">{call.callId}</span>
        </Described>
      </DescriptionList>
    </Section>
  );
}
