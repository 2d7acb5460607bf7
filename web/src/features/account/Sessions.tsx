import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { messageOf } from "@/api/client";
import { endOtherSessions, endSession, sessionsQuery } from "@/api/session";
import { Ago } from "@/components/Ago";
import { Badge } from "@/components/Badge";
import { Button } from "@/components/Button";
import { Section } from "@/components/Card";
import { ErrorState } from "@/components/ErrorState";
import { Skeleton } from "@/components/Skeleton";
import { toast } from "@/components/toasts";
import { networkAddress } from "@/lib/networkAddress";
import { deviceName } from "./device";

export function Sessions() {
  const queryClient = useQueryClient();
  const sessions = useQuery(sessionsQuery);
  const settled = {
    onError: (error: unknown) => toast.error(messageOf(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  };
  const endOne = useMutation({ mutationFn: endSession, ...settled });
  const endOthers = useMutation({ mutationFn: endOtherSessions, ...settled });
  const others = sessions.data?.some((session) => !session.current);

  return (
    <Section
      id="sessions"
      title={t`Where you are signed in`}
      aside={
        others && (
          <Button
            variant="secondary"
            size="sm"
            busy={endOthers.isPending}
            onClick={() => endOthers.mutate()}
          >
            <Trans>Sign out everywhere else</Trans>
          </Button>
        )
      }
    >
      {sessions.data ? (
        <ul className="divide-y divide-line">
          {sessions.data.map((session) => (
            <li key={session.id} className="flex items-center justify-between gap-4 py-2.5">
              <div className="min-w-0">
                <p className="flex items-center gap-2 font-medium">
                  <span className="truncate">{deviceName(session.userAgent)}</span>
                  {session.current && (
                    <Badge tone="good">
                      <Trans>This device</Trans>
                    </Badge>
                  )}
                </p>
                <p className="mt-0.5 truncate text-[13px] text-ink-faint">
                  <Trans>
                    Active <Ago at={session.lastSeenAt} />
                  </Trans>
                  {session.address && ` · ${networkAddress(session.address)}`}
                </p>
              </div>
              {!session.current && (
                <Button
                  variant="ghost"
                  size="sm"
                  aria-label={t`Sign out ${deviceName(session.userAgent)}`}
                  busy={endOne.isPending && endOne.variables === session.id}
                  onClick={() => endOne.mutate(session.id)}
                >
                  <Trans>Sign out</Trans>
                </Button>
              )}
            </li>
          ))}
        </ul>
      ) : sessions.isError ? (
        <ErrorState error={sessions.error} onRetry={() => sessions.refetch()} />
      ) : (
        <Skeleton className="h-24 w-full" />
      )}
    </Section>
  );
}
