import { t } from "@lingui/core/macro";
import { Plural, Trans } from "@lingui/react/macro";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import {
  type CompletenessFilters,
  completenessPagesQuery,
  isRunning,
  reconciliationsQuery,
} from "@/api/completeness";
import { Card, Section } from "@/components/Card";
import { ErrorState } from "@/components/ErrorState";
import { NextPage } from "@/components/NextPage";
import { Notice } from "@/components/Notice";
import { PageHeader } from "@/components/PageHeader";
import { SearchBox } from "@/components/SearchBox";
import { Select } from "@/components/Select";
import { SkeletonRows } from "@/components/Skeleton";
import { cn } from "@/lib/cn";
import { CheckNow } from "./CheckNow";
import { ComparedClients } from "./ComparedClients";
import { RunProgress } from "./RunProgress";

/** The comparison with Retell per client and day, with each difference and its reason. */
export function CompletenessView({ filters }: { filters: CompletenessFilters }) {
  const navigate = useNavigate();
  const completeness = useInfiniteQuery({
    ...completenessPagesQuery(filters),
    placeholderData: (previous) => previous,
  });
  const newest = completeness.data?.pages.at(-1);
  const runs = useQuery({ ...reconciliationsQuery(), enabled: newest?.keyed === true });
  const shown = runs.data?.filter(
    (run, index) => isRunning(run) || index === 0 || run.state === "failed",
  );
  const choose = (change: CompletenessFilters) =>
    navigate({ to: "/operator/completeness", search: { ...filters, ...change }, replace: true });
  return (
    <>
      <PageHeader
        title={t`Completeness`}
        description={t`Retell’s calls of the last seven days beside those that are here. Missing ones are fetched every 15 minutes.`}
        aside={<CheckNow disabled={!newest?.keyed} />}
      />
      {/* Runs stand above the clients, and would push them down if shown later. */}
      {completeness.isPending || runs.isLoading ? (
        <Card className="overflow-hidden">
          <SkeletonRows rows={5} height="h-20" />
        </Card>
      ) : completeness.isError && !newest ? (
        <ErrorState error={completeness.error} onRetry={() => completeness.refetch()} />
      ) : (
        <div className="grid gap-5 *:min-w-0">
          {!newest?.keyed && (
            <Notice tone="caution">
              <Trans>
                There is no Retell API key, so nothing is checked.{" "}
                <Link to="/operator/sources" className="underline">
                  Add one at Sources
                </Link>
                , or set RETELL_API_KEY.
              </Trans>
            </Notice>
          )}
          {shown && shown.length > 0 && (
            <Section id="runs" title={t`Comparisons`}>
              <ul aria-label={t`Comparisons`} className="grid gap-4">
                {shown.slice(0, 5).map((run) => (
                  <li key={run.id}>
                    <RunProgress run={run} />
                  </li>
                ))}
              </ul>
            </Section>
          )}
          <div>
            <search className="mb-3 flex flex-wrap gap-3">
              <SearchBox
                label={t`Search clients`}
                placeholder={t`Search by name`}
                value={filters.q ?? ""}
                onChange={(text) => choose({ q: text || undefined })}
                className="max-w-sm flex-1 basis-56"
              />
              <Select
                aria-label={t`Which clients`}
                className="max-sm:w-full"
                value={filters.missing ?? ""}
                onChange={(event) =>
                  choose({ missing: event.target.value === "true" ? "true" : undefined })
                }
              >
                <option value="">{t`All clients`}</option>
                <option value="true">{t`Only with missing calls`}</option>
              </Select>
            </search>
            {newest && newest.clientsMissing > 0 && !filters.missing && (
              <Notice tone="caution" className="mb-3">
                <Trans>
                  <Plural
                    value={newest.clientsMissing}
                    one="# client lacks"
                    other="# clients lack"
                  />{" "}
                  <Plural value={newest.callsMissing} one="# call" other="# calls" />.{" "}
                  <Link
                    to="/operator/completeness"
                    search={{ q: undefined, missing: "true" }}
                    className="underline"
                  >
                    Show only these
                  </Link>
                </Trans>
              </Notice>
            )}
            <Card
              className={cn(
                "overflow-hidden transition-opacity",
                completeness.isPlaceholderData && "opacity-50",
              )}
            >
              <ComparedClients
                clients={completeness.data?.pages.flatMap((page) => page.clients) ?? []}
                filters={filters}
              />
            </Card>
            <NextPage list={completeness} />
          </div>
        </div>
      )}
    </>
  );
}
