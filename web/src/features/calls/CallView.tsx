import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { PhoneOff } from "lucide-react";
import type { ReactNode } from "react";
import type { CallScope } from "@/api/callScope";
import { callQuery } from "@/api/calls";
import { ApiError } from "@/api/client";
import { renewedEvery } from "@/api/renewal";
import type { CallDetail } from "@/api/types";
import { Section } from "@/components/Card";
import { EmptyState } from "@/components/EmptyState";
import { ErrorState } from "@/components/ErrorState";
import { Skeleton } from "@/components/Skeleton";
import { ROOMY, useMediaQuery } from "@/components/useMediaQuery";
import { PageTitle } from "@/components/usePageTitle";
import { Arrival } from "./Arrival";
import { CallFacts } from "./CallFacts";
import { CallHeader } from "./CallHeader";
import { Cost } from "./Cost";
import { CustomAnalysis } from "./CustomAnalysis";
import { summaryLine } from "./callWords";
import { Latencies } from "./Latencies";
import { Notes } from "./Notes";
import { Review } from "./Review";
import { Conversation } from "./room/Conversation";
import { Quality } from "./room/Quality";
import { Recording } from "./room/Recording";
import { SameCaller } from "./room/SameCaller";
import { SaveTranscript } from "./room/SaveTranscript";
import { useCallRoom } from "./room/useCallRoom";
import { useDisclosure } from "./useDisclosure";
import { useNeighbours } from "./useNeighbours";

interface Props {
  scope: CallScope;
  callId: string;
  back: ReactNode;
  /** The actions that depend on the kind of reader. */
  actions?: (call: CallDetail) => ReactNode;
}

/**
 * The refetch interval in ms for an ongoing call, whose every event adds details. Operators have no
 * live feed.
 */
const WHILE_GOING_ON = 10_000;

export function CallView({ scope, callId, back, actions }: Props) {
  const call = useQuery({
    ...callQuery(scope, callId),
    refetchInterval: (query) =>
      renewedEvery(query.state.data?.outcome === "in_progress" && WHILE_GOING_ON)(query),
  });
  const neighbours = useNeighbours(scope, callId);
  if (call.data) {
    return (
      <LoadedCall
        scope={scope}
        call={call.data}
        own={scope.kind === "own"}
        back={back}
        actions={actions?.(call.data)}
        neighbours={neighbours}
        onRenew={call.refetch}
      />
    );
  }
  return (
    <>
      <PageTitle title={t`Call`} />
      {back}
      {call.error instanceof ApiError && call.error.status === 404 ? (
        <EmptyState icon={PhoneOff} title={t`This call was not found`}>
          <Trans>It may belong to another account, or it has been removed.</Trans>
        </EmptyState>
      ) : call.isError ? (
        <ErrorState error={call.error} onRetry={() => call.refetch()} />
      ) : (
        <CallSkeleton />
      )}
    </>
  );
}

function LoadedCall({
  scope,
  call,
  own,
  back,
  actions,
  neighbours,
  onRenew,
}: {
  scope: CallScope;
  call: CallDetail;
  /** Whether a client reads its own call. Only clients review calls. */
  own: boolean;
  back: ReactNode;
  actions: ReactNode;
  neighbours: ReactNode;
  onRenew: () => Promise<unknown>;
}) {
  const room = useCallRoom(scope, call);
  const { lines, spans, player } = room;
  const summary = summaryLine(call);
  const disclosure = useDisclosure(scope);
  // On narrow screens this stands above the conversation.
  const beside = useMediaQuery(ROOMY);
  const about = (
    <>
      {own && <Review call={call} id="review" />}
      <CallFacts call={call} id="facts" />
      <CustomAnalysis fields={call.customAnalysis ?? []} id="analysis" />
    </>
  );
  return (
    <article aria-labelledby="call-title">
      <div className="mb-4 flex items-center justify-between gap-3">
        {back}
        {neighbours}
      </div>
      <CallHeader
        call={call}
        lines={lines}
        actions={
          <>
            {lines.length > 0 && (
              <SaveTranscript
                call={call}
                lines={lines}
                client={room.client}
                fileName={room.fileName}
              />
            )}
            {actions}
          </>
        }
      />
      <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="grid min-w-0 content-start gap-5">
          <Section id="summary" title={t`Summary`}>
            <p
              dir="auto"
              className={`max-w-prose whitespace-pre-line break-words text-[15px] leading-relaxed ${summary.real ? "" : "text-ink-soft"}`}
            >
              {summary.text}
            </p>
          </Section>
          {!beside && <div className="grid gap-5">{about}</div>}
          <Recording
            call={call}
            player={player}
            spans={spans}
            marks={room.marks}
            fileName={room.fileName}
            onRenew={onRenew}
          />
          <Conversation
            call={call}
            lines={lines}
            player={player}
            hidden={!disclosure.transcripts}
          />
          {own && <Notes callId={call.callId} />}
        </div>
        <div className="grid min-w-0 content-start gap-5">
          {beside && about}
          <Quality lines={lines} spans={spans} onPlay={room.onPlay} />
          <Latencies latency={call.latency ?? {}} />
          {call.cost && <Cost cost={call.cost} />}
          <SameCaller scope={scope} call={call} />
          <Arrival call={call} />
        </div>
      </div>
    </article>
  );
}

function CallSkeleton() {
  return (
    <div role="status" aria-label={t`Loading call`} className="mt-4">
      <Skeleton className="h-8 w-56" />
      <Skeleton className="mt-2 mb-6 h-4 w-72" />
      <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="grid content-start gap-5">
          <Skeleton className="h-32 rounded-xl" />
          <Skeleton className="h-28 rounded-xl" />
          <Skeleton className="h-96 rounded-xl" />
        </div>
        <div className="grid content-start gap-5">
          <Skeleton className="h-56 rounded-xl" />
          <Skeleton className="h-40 rounded-xl" />
        </div>
      </div>
    </div>
  );
}
