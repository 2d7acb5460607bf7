import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { OWN_CALLS } from "@/api/callScope";
import { settingsQuery } from "@/api/settings";
import { ErrorState } from "@/components/ErrorState";
import { PageHeader } from "@/components/PageHeader";
import { Skeleton } from "@/components/Skeleton";
import { BusinessSettings } from "./BusinessSettings";

/** The settings of a business: time zone, opening hours, currency, goals, field roles, rules. */
export function BusinessPage() {
  const settings = useQuery(settingsQuery(OWN_CALLS));
  return (
    <div className="max-w-3xl">
      <PageHeader
        title={t`Business`}
        description={t`Your time zone, opening hours and goals. All figures follow them.`}
      />
      {settings.data ? (
        <BusinessSettings scope={OWN_CALLS} settings={settings.data} />
      ) : settings.isError ? (
        <ErrorState error={settings.error} onRetry={() => settings.refetch()} />
      ) : (
        <div role="status" aria-label={t`Loading settings`} className="grid gap-5">
          <Skeleton className="h-36 rounded-xl" />
          <Skeleton className="h-72 rounded-xl" />
        </div>
      )}
    </div>
  );
}
