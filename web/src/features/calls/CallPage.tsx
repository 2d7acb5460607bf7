import { Trans } from "@lingui/react/macro";
import { Link, useParams, useSearch } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { useRef } from "react";
import { OWN_CALLS } from "@/api/callScope";
import { CallView } from "./CallView";
import { useLastFilters } from "./lastFilters";
import { useMarkedWords } from "./useMarkedWords";

export function CallPage() {
  const { callId } = useParams({ from: "/shell/client/calls/$callId" });
  const { q } = useSearch({ from: "/shell/client/calls/$callId" });
  const filters = useLastFilters(OWN_CALLS);
  const page = useRef<HTMLDivElement>(null);
  useMarkedWords(page, q);
  return (
    <div ref={page}>
      <CallView
        key={callId}
        scope={OWN_CALLS}
        callId={callId}
        back={
          <Link
            to="/calls"
            search={filters}
            className="inline-flex min-h-11 items-center gap-1.5 text-[13px] text-ink-soft hover:text-ink md:min-h-0"
          >
            <ArrowLeft aria-hidden className="size-4" />
            <Trans>All calls</Trans>
          </Link>
        }
      />
    </div>
  );
}
