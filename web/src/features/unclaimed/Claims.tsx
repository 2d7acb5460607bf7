import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { messageOf } from "@/api/client";
import { keys } from "@/api/keys";
import { renewedEvery } from "@/api/renewal";
import { claimsQuery, decideClaim } from "@/api/unclaimed";
import { Ago } from "@/components/Ago";
import { Button } from "@/components/Button";
import { Section } from "@/components/Card";
import { toast } from "@/components/toasts";

/** The agents that clients requested. It shows nothing if there are none. */
export function Claims() {
  const queryClient = useQueryClient();
  const claims = useQuery({ ...claimsQuery, refetchInterval: renewedEvery(60_000) });
  const decide = useMutation({
    mutationFn: ({ id, decision }: { id: string; decision: "approve" | "refuse" }) =>
      decideClaim(id, decision),
    onSuccess: (_, { decision }) =>
      toast.success(decision === "approve" ? t`Agent approved.` : t`Request refused.`),
    onError: (error) => toast.error(messageOf(error)),
    onSettled: () => {
      queryClient.invalidateQueries({ queryKey: claimsQuery.queryKey });
      queryClient.invalidateQueries({ queryKey: keys.clients.all });
    },
  });
  if (!claims.data?.length) return null;
  return (
    <Section
      id="claims"
      title={t`Waiting for your approval`}
      description={t`Approve only if the agent really works for this client.`}
      className="mb-6"
    >
      <ul className="divide-y divide-line">
        {claims.data.map((claim) => {
          const busy = decide.isPending && decide.variables.id === claim.id;
          return (
            <li key={claim.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2.5">
              <div className="min-w-0 flex-1 basis-56">
                <p dir="auto" className="truncate font-medium">
                  {claim.clientName}
                </p>
                <p className="truncate text-[13px] text-ink-faint">
                  <span className="font-mono text-xs">{claim.agentId}</span> ·{" "}
                  <Ago at={claim.requestedAt} />
                </p>
              </div>
              <div className="flex gap-2">
                <Button
                  variant="secondary"
                  size="sm"
                  disabled={busy}
                  aria-label={t`Refuse ${claim.agentId} for ${claim.clientName}`}
                  onClick={() => decide.mutate({ id: claim.id, decision: "refuse" })}
                >
                  <Trans>Refuse</Trans>
                </Button>
                <Button
                  size="sm"
                  disabled={busy}
                  aria-label={t`Approve ${claim.agentId} for ${claim.clientName}`}
                  onClick={() => decide.mutate({ id: claim.id, decision: "approve" })}
                >
                  <Trans>Approve</Trans>
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
