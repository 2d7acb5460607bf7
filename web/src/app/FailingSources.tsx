import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { renewedEvery } from "@/api/renewal";
import { sourcesQuery } from "@/api/sources";
import { NavCount } from "./NavCount";
import type { CountProps } from "./navigation";

/**
 * The number of sources whose requests are refused. Their calls are lost until the cause is fixed.
 */
export function FailingSources({ className }: CountProps) {
  const sources = useQuery({ ...sourcesQuery, refetchInterval: renewedEvery(60_000) });
  const count = sources.data?.filter(({ failing }) => failing).length ?? 0;
  return <NavCount count={count} words={t`${count} failing`} tone="bad" className={className} />;
}
