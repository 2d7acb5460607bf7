import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Download } from "lucide-react";
import { OWN_CALLS } from "@/api/callScope";
import { agentStatusQuery } from "@/api/getAgentStatus";
import { exportUrl } from "@/api/getCalls";
import { buttonClass } from "@/components/buttonClass";
import { PageHeader } from "@/components/PageHeader";
import { toApi } from "@/lib/callFilters";
import { useBusinessZone } from "./businessZone";
import { CallList } from "./CallList";
import { LiveIndicator } from "./LiveIndicator";
import { NoCallsYet } from "./NoCallsYet";
import { SavedViews } from "./SavedViews";
import { TotalsStrip } from "./TotalsStrip";

export function CallsPage() {
  const filters = useSearch({ from: "/shell/client/calls" });
  const navigate = useNavigate();
  const agents = useQuery(agentStatusQuery);
  const { timeZone } = useBusinessZone(OWN_CALLS);
  return (
    <>
      <PageHeader
        title={t`Calls`}
        aside={
          <>
            <LiveIndicator />
            <a
              href={exportUrl(OWN_CALLS, toApi(filters, new Date(), timeZone))}
              download
              className={buttonClass("secondary", "sm")}
            >
              <Download aria-hidden className="size-3.5" />
              <Trans>Export CSV</Trans>
            </a>
          </>
        }
      />
      <TotalsStrip />
      <SavedViews />
      <CallList
        scope={OWN_CALLS}
        filters={filters}
        onFilters={(search) =>
          navigate({ to: "/calls", search, replace: true, resetScroll: false })
        }
        agents={agents.data?.agents ?? []}
        empty={<NoCallsYet status={agents.data} />}
      />
    </>
  );
}
