import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { ScrollText } from "lucide-react";
import { EmptyState } from "@/components/EmptyState";

/** Explains an empty log: names other reasons why a call may be missing. */
export function NoDeliveries({ searched, filtered }: { searched: boolean; filtered: boolean }) {
  if (!filtered) {
    return (
      <EmptyState icon={ScrollText} title={t`No deliveries yet`}>
        <Trans>Set up a source, then every request from it is listed here.</Trans>
      </EmptyState>
    );
  }
  if (!searched) {
    return (
      <EmptyState icon={ScrollText} title={t`No delivery matches`}>
        <Trans>Try fewer filters.</Trans>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={ScrollText} title={t`No delivery has this ID`}>
      <p>
        <Trans>If the call took place, one of these is likely:</Trans>
      </p>
      <ul className="mt-4 grid list-disc gap-1.5 text-wrap rounded-lg bg-sunken py-3.5 pr-4 pl-8 text-left text-[13px] marker:text-ink-faint">
        <li>
          <Trans>
            It was refused before it was read, as with a wrong secret: see what was turned away,
            below or under{" "}
            <Link
              to="/operator/sources"
              className="text-accent-text underline underline-offset-2 hover:no-underline"
            >
              Sources
            </Link>
            .
          </Trans>
        </li>
        <li>
          <Trans>It was not sent: n8n and Retell each keep a log of what they sent.</Trans>
        </li>
        <li>
          <Trans>
            It came with another ID:{" "}
            <Link
              to="/operator/deliveries"
              search={{}}
              className="text-accent-text underline underline-offset-2 hover:no-underline"
            >
              look for its time
            </Link>{" "}
            among all deliveries.
          </Trans>
        </li>
      </ul>
    </EmptyState>
  );
}
