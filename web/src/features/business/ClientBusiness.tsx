import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { CallScope } from "@/api/callScope";
import { settingsQuery } from "@/api/settings";
import { Collapsible } from "@/components/Collapsible";
import { ErrorState } from "@/components/ErrorState";
import { Skeleton } from "@/components/Skeleton";
import { BusinessSettings } from "./BusinessSettings";

/** A client's settings for the operator. The client may change them too. */
export function ClientBusiness({ clientId }: { clientId: string }) {
  const scope = useMemo<CallScope>(() => ({ kind: "client", clientId }), [clientId]);
  const settings = useQuery(settingsQuery(scope));
  return (
    <div className="mt-5">
      <Collapsible title={t`Time zone, opening hours, goals and headings`}>
        {settings.data ? (
          <BusinessSettings scope={scope} settings={settings.data} />
        ) : settings.isError ? (
          <ErrorState error={settings.error} onRetry={() => settings.refetch()} />
        ) : (
          <Skeleton className="h-36" />
        )}
      </Collapsible>
    </div>
  );
}
