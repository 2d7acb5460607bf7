import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { History, SearchX } from "lucide-react";
import type { ReactNode } from "react";
import { auditQuery } from "@/api/audit";
import { Button } from "@/components/Button";
import { Card } from "@/components/Card";
import { EmptyState } from "@/components/EmptyState";
import { ErrorState } from "@/components/ErrorState";
import { NextPage } from "@/components/NextPage";
import { Select } from "@/components/Select";
import { SkeletonRows } from "@/components/Skeleton";
import { useZone } from "@/components/zone";
import { PERIOD_LABELS, PERIODS, spanOf } from "@/lib/chosenFilters";
import { cn } from "@/lib/cn";
import { AuditEntries } from "./AuditEntries";
import { type AuditFilters, KINDS, parseAuditFilters } from "./filters";
import { actionsOf, type Reader } from "./sentences";

interface Props {
  reader: Reader;
  /** Whether names in the entries are still loading. */
  waits?: boolean;
  filters: AuditFilters;
  onFilters: (filters: AuditFilters) => void;
  /** Further filters, which depend on the kind of reader. */
  children?: ReactNode;
}

export function AuditLog({ reader, waits, filters, onFilters, children }: Props) {
  const { clientId, kind, period } = filters;
  const timeZone = useZone();
  const log = useInfiniteQuery({
    ...auditQuery(filters, () => ({
      clientId,
      action: kind && actionsOf(kind),
      ...spanOf({ period }, new Date(), timeZone),
    })),
    placeholderData: (previous) => previous,
  });
  const entries = log.data?.pages.flatMap((page) => page.entries) ?? [];
  const filtered = Boolean(clientId || kind || period);
  const change = (name: keyof AuditFilters, value: string) =>
    onFilters(parseAuditFilters({ ...filters, [name]: value }));
  return (
    <>
      <search className="mb-3 flex flex-wrap items-center gap-2">
        {children}
        <Select
          aria-label={t`Kind`}
          value={kind ?? ""}
          onChange={(event) => change("kind", event.target.value)}
          className="min-w-0 flex-1 md:w-60 md:flex-none"
        >
          <option value="">
            <Trans>Everything</Trans>
          </option>
          {KINDS.map(({ value, label, forClient }) => (
            <option key={value} value={value}>
              {reader.role === "client" ? (forClient ?? label) : label}
            </option>
          ))}
        </Select>
        <Select
          aria-label={t`Period`}
          value={period ?? ""}
          onChange={(event) => change("period", event.target.value)}
          className="min-w-0 flex-1 md:w-40 md:flex-none"
        >
          <option value="">
            <Trans>Any time</Trans>
          </option>
          {PERIODS.map((value) => (
            <option key={value} value={value}>
              {PERIOD_LABELS[value]}
            </option>
          ))}
        </Select>
      </search>
      <Card className="overflow-hidden max-md:-mx-4 max-md:rounded-none max-md:border-x-0">
        {log.isPending || waits ? (
          <SkeletonRows rows={8} height="h-14" />
        ) : log.isError && entries.length === 0 ? (
          <ErrorState error={log.error} onRetry={() => log.refetch()} />
        ) : entries.length > 0 ? (
          <div className={cn("transition-opacity", log.isPlaceholderData && "opacity-50")}>
            <AuditEntries entries={entries} reader={reader} />
          </div>
        ) : (
          <Nothing filtered={filtered} onClear={() => onFilters({})} />
        )}
      </Card>
      <NextPage list={log} byItself={false} />
    </>
  );
}

function Nothing({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  if (!filtered) {
    return (
      <EmptyState icon={History} title={t`Nothing recorded yet`}>
        <Trans>Sign-ins, changes and looks at calls are listed here.</Trans>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={SearchX}
      title={t`Nothing matches`}
      action={
        <Button variant="secondary" onClick={onClear}>
          <Trans>Clear filters</Trans>
        </Button>
      }
    >
      <Trans>Try a longer time or fewer filters.</Trans>
    </EmptyState>
  );
}
