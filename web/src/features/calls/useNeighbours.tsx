import { t } from "@lingui/core/macro";
import { type InfiniteData, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { ChevronDown, ChevronUp } from "lucide-react";
import { type ReactNode, useCallback, useEffect } from "react";
import type { CallScope } from "@/api/callScope";
import { callsQuery } from "@/api/calls";
import type { CallPage } from "@/api/types";
import { IconButton } from "@/components/IconButton";
import { onlyFilters } from "@/lib/chosenFilters";
import { rowsOf } from "@/lib/livePages";
import { sought } from "./CallLink";
import { useLastFilters } from "./lastFilters";
import { isShortcut } from "./shortcuts";

/** Links to the newer and the older call of the last list, also by the keys k and j. */
export function useNeighbours(scope: CallScope, callId: string): ReactNode {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { queryKey } = callsQuery(scope, onlyFilters(useLastFilters(scope)), () => ({}));
  const rows = rowsOf(queryClient.getQueryData<InfiniteData<CallPage>>(queryKey));
  const place = rows.findIndex((row) => row.callId === callId);
  const newer = place > 0 ? rows[place - 1]?.callId : undefined;
  const older = place >= 0 ? rows[place + 1]?.callId : undefined;

  const go = useCallback(
    (to: string | undefined) => {
      if (!to) return;
      if (scope.kind === "own") {
        navigate({ to: "/calls/$callId", params: { callId: to }, search: sought, replace: true });
      } else {
        navigate({
          to: "/operator/clients/$clientId/calls/$callId",
          params: { clientId: scope.clientId, callId: to },
          search: sought,
          replace: true,
        });
      }
    },
    [navigate, scope],
  );

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (!isShortcut(event)) return;
      if (event.key === "k") go(newer);
      if (event.key === "j") go(older);
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [go, newer, older]);

  if (place < 0) return null;
  return (
    <div className="flex gap-1">
      <IconButton
        icon={ChevronUp}
        label={t`Newer call (k)`}
        disabled={!newer}
        onClick={() => go(newer)}
      />
      <IconButton
        icon={ChevronDown}
        label={t`Older call (j)`}
        disabled={!older}
        onClick={() => go(older)}
      />
    </div>
  );
}
