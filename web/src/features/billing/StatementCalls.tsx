import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { statementCallsQuery } from "@/api/billing";
import type { CallScope } from "@/api/callScope";
import { Button } from "@/components/Button";
import { Section } from "@/components/Card";
import { cell, DataTable, head } from "@/components/DataTable";
import { ErrorState } from "@/components/ErrorState";
import { Moment } from "@/components/Moment";
import { SkeletonRows } from "@/components/Skeleton";
import { billedMinutes, monthName } from "@/lib/billing";
import { phoneNumber } from "@/lib/phone";

/** The calls behind a line of a statement, each with its billed minutes. */
export function StatementCalls({
  scope,
  month,
  callMonth,
}: {
  scope: CallScope;
  month: string;
  callMonth: string;
}) {
  const calls = useInfiniteQuery(statementCallsQuery(scope, month, callMonth));
  return (
    <Section
      id="statement-calls"
      title={t`Calls of ${monthName(callMonth)}`}
      className="mt-6 print:hidden"
    >
      {calls.isPending ? (
        <SkeletonRows rows={5} height="h-12" />
      ) : calls.isError ? (
        <ErrorState error={calls.error} onRetry={() => calls.refetch()} />
      ) : (
        <>
          <DataTable label={t`Calls behind the line`}>
            <thead>
              <tr>
                <th scope="col" className={head()}>
                  <Trans>Call</Trans>
                </th>
                <th scope="col" className={head()}>
                  <Trans>Agent</Trans>
                </th>
                <th scope="col" className={head("right")}>
                  <Trans>Minutes</Trans>
                </th>
              </tr>
            </thead>
            <tbody>
              {calls.data.pages
                .flatMap((page) => page.calls)
                .map((call) => (
                  <tr key={call.callId} className="border-line border-t">
                    <td className={cell()}>
                      <CallLink scope={scope} callId={call.callId}>
                        {call.startedAt ? <Moment at={call.startedAt} /> : call.callId}
                      </CallLink>
                      {call.fromNumber && (
                        <span className="ml-2 text-[13px] text-ink-faint">
                          {phoneNumber(call.fromNumber)}
                        </span>
                      )}
                    </td>
                    <td className={cell("max-w-48 truncate text-ink-soft")}>
                      <bdi>{call.agentName ?? call.agentId}</bdi>
                    </td>
                    <td className={cell("text-right tabular-nums")}>
                      {billedMinutes(call.minutes)}
                    </td>
                  </tr>
                ))}
            </tbody>
          </DataTable>
          {calls.hasNextPage && (
            <div className="mt-3 flex justify-center">
              <Button
                variant="secondary"
                size="sm"
                busy={calls.isFetchingNextPage}
                onClick={() => calls.fetchNextPage()}
              >
                <Trans>Show more</Trans>
              </Button>
            </div>
          )}
        </>
      )}
    </Section>
  );
}

function CallLink({
  scope,
  callId,
  children,
}: {
  scope: CallScope;
  callId: string;
  children: ReactNode;
}) {
  const className = "hover:underline";
  return scope.kind === "own" ? (
    <Link to="/calls/$callId" params={{ callId }} className={className}>
      {children}
    </Link>
  ) : (
    <Link
      to="/operator/clients/$clientId/calls/$callId"
      params={{ clientId: scope.clientId, callId }}
      className={className}
    >
      {children}
    </Link>
  );
}
