import { t } from "@lingui/core/macro";
import { Skeleton } from "@/components/Skeleton";

/** A placeholder with the height of the content, so that nothing moves later. */
export function OverviewSkeleton() {
  return (
    <div role="status" aria-label={t`Loading the overview`} className="grid gap-5">
      <div className="-mb-3 h-4" />
      <Skeleton className="h-[39rem] rounded-xl md:h-72" />
      <Skeleton className="h-80 rounded-xl" />
      <div className="grid gap-5 lg:grid-cols-2">
        <Skeleton className="h-72 rounded-xl" />
        <Skeleton className="h-72 rounded-xl" />
      </div>
    </div>
  );
}
