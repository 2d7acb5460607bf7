import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import type { CallScope } from "@/api/callScope";
import { clientQuery } from "@/api/clients";
import { meQuery } from "@/api/session";

/** Returns the name of the client whose calls are shown, for file names. */
export function useClientName(scope: CallScope): string {
  const me = useQuery({ ...meQuery, enabled: scope.kind === "own" });
  const client = useQuery({
    ...clientQuery(scope.kind === "client" ? scope.clientId : ""),
    enabled: scope.kind === "client",
  });
  return (scope.kind === "own" ? me.data?.business?.name : client.data?.name) ?? t`Call`;
}
