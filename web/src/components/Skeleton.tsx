import { t } from "@lingui/core/macro";
import { cn } from "@/lib/cn";

export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden className={cn("block animate-breathe rounded-md bg-sunken", className)} />
  );
}

/** Placeholder rows with the height of the real rows. */
export function SkeletonRows({ rows, height }: { rows: number; height: string }) {
  return (
    <div role="status" aria-label={t`Loading`} className="divide-y divide-line">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={cn("flex items-center gap-4 px-4 md:px-5", height)}>
          <Skeleton className="size-8 rounded-full" />
          <div className="grid flex-1 gap-2">
            <Skeleton className="h-3 w-2/5 max-w-48" />
            <Skeleton className="h-3 w-4/5 max-w-md" />
          </div>
          <Skeleton className="h-5 w-20 rounded-full" />
        </div>
      ))}
    </div>
  );
}
