import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { UnclaimedAgent } from "@/api/types";
import { unclaimedCallsQuery } from "@/api/unclaimed";
import { AgentName } from "@/components/agents/AgentName";
import { Button } from "@/components/Button";
import { Dialog } from "@/components/Dialog";
import { ErrorState } from "@/components/ErrorState";
import { Moment } from "@/components/Moment";
import { SkeletonRows } from "@/components/Skeleton";
import { OutcomeMark } from "@/features/calls/CallBadges";
import { summaryLine } from "@/features/calls/callWords";
import { clockDuration } from "@/lib/format";
import { rowsOf } from "@/lib/livePages";
import { otherParty } from "@/lib/phone";

export function UnclaimedCallsDialog({
  agentId,
  agent,
  onClose,
}: {
  agentId: string;
  agent: UnclaimedAgent;
  onClose: () => void;
}) {
  const calls = useInfiniteQuery(unclaimedCallsQuery(agentId));
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t`Unclaimed calls`}
      description={<AgentName agentId={agentId} name={agent.agentName} />}
    >
      {calls.isPending ? (
        <SkeletonRows rows={4} height="h-20" />
      ) : calls.isError && !calls.data ? (
        <ErrorState error={calls.error} onRetry={() => calls.refetch()} />
      ) : (
        <ul aria-label={t`Unclaimed calls`} className="divide-y divide-line">
          {rowsOf(calls.data).map((call) => (
            <li key={call.callId} className="py-3">
              <div className="flex items-center justify-between gap-3">
                <p className="truncate font-medium">{otherParty(call)}</p>
                <p className="shrink-0 text-ink-faint text-xs tabular-nums">
                  <Moment at={call.listedAt} />
                  {call.durationSeconds ? ` · ${clockDuration(call.durationSeconds)}` : ""}
                </p>
              </div>
              <div className="mt-1 flex items-start justify-between gap-3">
                <p dir="auto" className="line-clamp-2 break-words text-[13px] text-ink-soft">
                  {summaryLine(call).text}
                </p>
                <span className="shrink-0">
                  <OutcomeMark outcome={call.outcome} />
                </span>
              </div>
            </li>
          ))}
        </ul>
      )}
      {calls.hasNextPage && (
        <div className="mt-4 flex justify-center">
          <Button
            variant="secondary"
            busy={calls.isFetchingNextPage}
            onClick={() => calls.fetchNextPage()}
          >
            <Trans>Load more calls</Trans>
          </Button>
        </div>
      )}
    </Dialog>
  );
}
