import { Link } from "@tanstack/react-router";
import { PhoneCall, PlugZap } from "lucide-react";
import type { AgentStatus } from "@/api/types";
import { buttonClass } from "@/components/buttonClass";
import { EmptyState } from "@/components/EmptyState";
import { SkeletonRows } from "@/components/Skeleton";

/** The first thing a new client sees: what to do next. */
export function NoCallsYet({ status }: { status: AgentStatus | undefined }) {
  if (!status) return <SkeletonRows rows={4} height="h-16" />;
  if (status.aiStatus === "Pending" && !status.isConnected) {
    return (
      <EmptyState icon={PlugZap} title="Your agent is waiting for approval">
        Your agency has been asked to approve it. Its calls appear here after that.
      </EmptyState>
    );
  }
  if (!status.isConnected) {
    return (
      <EmptyState
        icon={PlugZap}
        title="Connect your phone agent"
        action={
          <Link to="/settings/integrations" className={buttonClass()}>
            Connect an agent
          </Link>
        }
      >
        You need your Retell agent ID. After that, every call your agent takes appears here, seconds
        after it ends.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={PhoneCall} title="Ready for the first call">
      <p>Your agent is connected. Calls that arrive from now on appear here by themselves.</p>
      <ol className="mt-5 grid list-inside list-decimal gap-1.5 rounded-lg bg-sunken px-4 py-3.5 text-left text-[13px] marker:text-ink-faint">
        <li>Call your agent’s number, or start a test call in Retell.</li>
        <li>Say a few words, then hang up.</li>
        <li>Keep this page open: the call slides in within seconds.</li>
      </ol>
      <p className="mt-3 text-[13px]">
        Nothing after a minute? Tell your agency the time of the call.
      </p>
    </EmptyState>
  );
}
