import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { PhoneCall, PlugZap } from "lucide-react";
import type { AgentStatus } from "@/api/types";
import { buttonClass } from "@/components/buttonClass";
import { EmptyState } from "@/components/EmptyState";
import { SkeletonRows } from "@/components/Skeleton";

/** Tells a new client what to do next. */
export function NoCallsYet({ status }: { status: AgentStatus | undefined }) {
  if (!status) return <SkeletonRows rows={4} height="h-16" />;
  if (status.aiStatus === "Pending" && !status.isConnected) {
    return (
      <EmptyState icon={PlugZap} title={t`Your agent is waiting for approval`}>
        <Trans>Your agency has been asked to approve it. Its calls appear here after that.</Trans>
      </EmptyState>
    );
  }
  if (!status.isConnected) {
    return (
      <EmptyState
        icon={PlugZap}
        title={t`Connect your phone agent`}
        action={
          <Link to="/settings/integrations" className={buttonClass()}>
            <Trans>Connect an agent</Trans>
          </Link>
        }
      >
        <Trans>
          You need your Retell agent ID. After that, every call your agent takes appears here,
          seconds after it ends.
        </Trans>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={PhoneCall} title={t`Ready for the first call`}>
      <p>
        <Trans>
          Your agent is connected. Calls that arrive from now on appear here by themselves.
        </Trans>
      </p>
      <ol className="mt-5 grid list-inside list-decimal gap-1.5 rounded-lg bg-sunken px-4 py-3.5 text-left text-[13px] marker:text-ink-faint">
        <li>
          <Trans>Call your agent’s number, or start a test call in Retell.</Trans>
        </li>
        <li>
          <Trans>Say a few words, then hang up.</Trans>
        </li>
        <li>
          <Trans>Keep this page open: the call slides in within seconds.</Trans>
        </li>
      </ol>
      <p className="mt-3 text-[13px]">
        <Trans>Nothing after a minute? Tell your agency the time of the call.</Trans>
      </p>
    </EmptyState>
  );
}
