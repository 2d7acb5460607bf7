import { Trans } from "@lingui/react/macro";
import { Link, useParams, useSearch } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { useMemo, useRef } from "react";
import type { CallScope } from "@/api/callScope";
import { ClientZone } from "@/components/zone";
import { CallView } from "@/features/calls/CallView";
import { useLastFilters } from "@/features/calls/lastFilters";
import { useMarkedWords } from "@/features/calls/useMarkedWords";
import { RemoveTestCall } from "./RemoveTestCall";

const ROUTE = "/shell/operator/operator/clients/$clientId/calls/$callId";

export function ClientCallPage() {
  const { clientId, callId } = useParams({ from: ROUTE });
  const { q } = useSearch({ from: ROUTE });
  const scope = useMemo<CallScope>(() => ({ kind: "client", clientId }), [clientId]);
  const filters = useLastFilters(scope);
  const page = useRef<HTMLDivElement>(null);
  useMarkedWords(page, q);
  return (
    <ClientZone scope={scope}>
      <div ref={page}>
        <CallView
          key={callId}
          scope={scope}
          callId={callId}
          actions={() => <RemoveTestCall clientId={clientId} callId={callId} />}
          back={
            <Link
              to="/operator/clients/$clientId"
              params={{ clientId }}
              search={filters}
              className="inline-flex min-h-11 items-center gap-1.5 text-[13px] text-ink-soft hover:text-ink md:min-h-0"
            >
              <ArrowLeft aria-hidden className="size-4" />
              <Trans>Back to client</Trans>
            </Link>
          }
        />
      </div>
    </ClientZone>
  );
}
