import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Download } from "lucide-react";
import { Suspense, useState } from "react";
import { agentStatusQuery } from "@/api/agents";
import { OWN_CALLS } from "@/api/callScope";
import { Button } from "@/components/Button";
import { lazily } from "@/components/lazily";
import { PageHeader } from "@/components/PageHeader";
import { toApi } from "@/lib/chosenFilters";
import { useBusinessZone } from "./businessZone";
import { CallList } from "./CallList";
import { LiveIndicator } from "./LiveIndicator";
import { NoCallsYet } from "./NoCallsYet";
import { SavedViews, SaveView } from "./SavedViews";
import { TotalsStrip } from "./TotalsStrip";
import { useColumns } from "./useColumns";

const ExportDialog = lazily(() => import("./ExportDialog"), "ExportDialog");

export function CallsPage() {
  const filters = useSearch({ from: "/shell/client/calls" });
  const navigate = useNavigate();
  const agents = useQuery(agentStatusQuery);
  const { timeZone } = useBusinessZone(OWN_CALLS);
  const { columns } = useColumns(filters.columns);
  const [exporting, setExporting] = useState(false);
  return (
    <>
      <PageHeader
        title={t`Calls`}
        aside={
          <>
            <LiveIndicator />
            <Button variant="secondary" size="sm" onClick={() => setExporting(true)}>
              <Download aria-hidden className="size-3.5" />
              <Trans>Export</Trans>
            </Button>
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
        actions={<SaveView />}
        empty={<NoCallsYet status={agents.data} />}
      />
      {exporting && (
        <Suspense>
          <ExportDialog
            scope={OWN_CALLS}
            query={() => toApi(filters, new Date(), timeZone)}
            columns={columns}
            onClose={() => setExporting(false)}
          />
        </Suspense>
      )}
    </>
  );
}
