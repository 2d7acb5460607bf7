import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { messageOf } from "@/api/client";
import { handoversQuery, undoHandover } from "@/api/handovers";
import type { Handover } from "@/api/types";
import { Ago } from "@/components/Ago";
import { Badge } from "@/components/Badge";
import { Button } from "@/components/Button";
import { Section } from "@/components/Card";
import { ConfirmDialog } from "@/components/ConfirmDialog";
import { toast } from "@/components/toasts";
import { plural } from "@/lib/format";

const SHOWN = 10;

/** What was given to clients lately, so that a mistake can be taken back. */
export function Handovers() {
  const handovers = useQuery(handoversQuery);
  const [undoing, setUndoing] = useState<Handover>();
  if (!handovers.data?.length) return null;
  return (
    <Section
      id="handovers"
      title="Recent hand-overs"
      description="Calls that were given to a client. Undo takes them back."
      className="mt-6"
    >
      <ul aria-label="Recent hand-overs" className="divide-y divide-line">
        {handovers.data.slice(0, SHOWN).map((handover) => (
          <HandoverRow key={handover.id} handover={handover} onUndo={() => setUndoing(handover)} />
        ))}
      </ul>
      {undoing && <UndoDialog handover={undoing} onClose={() => setUndoing(undefined)} />}
    </Section>
  );
}

function HandoverRow({ handover, onUndo }: { handover: Handover; onUndo: () => void }) {
  const { agentId, clientId, clientName, calls, at, by, undoneAt } = handover;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2.5">
      <div className="min-w-0 flex-1 basis-56">
        <p className="truncate">
          {plural(calls, "call")} to{" "}
          <Link
            to="/operator/clients/$clientId"
            params={{ clientId }}
            className="font-medium hover:underline"
          >
            <bdi>{clientName ?? "a client"}</bdi>
          </Link>
        </p>
        <p className="truncate text-[13px] text-ink-faint">
          <bdi className="font-mono text-xs">{agentId}</bdi> · <Ago at={at} />
          {by && ` by ${by}`}
        </p>
      </div>
      {undoneAt ? (
        <Badge>Undone</Badge>
      ) : (
        <Button
          variant="secondary"
          size="sm"
          aria-label={`Undo: ${plural(calls, "call")} of ${agentId} to ${clientName ?? "a client"}`}
          onClick={onUndo}
        >
          Undo
        </Button>
      )}
    </li>
  );
}

function UndoDialog({ handover, onClose }: { handover: Handover; onClose: () => void }) {
  const queryClient = useQueryClient();
  const undo = useMutation({
    mutationFn: () => undoHandover(handover.id),
    onSuccess: () => {
      toast.success("Taken back. The calls are unclaimed again.");
      onClose();
    },
    onSettled: () => {
      for (const key of ["unclaimed", "clients", "calls"]) {
        queryClient.invalidateQueries({ queryKey: [key] });
      }
    },
  });
  return (
    <ConfirmDialog
      open
      danger
      title="Take these calls back?"
      description={
        <>
          {plural(handover.calls, "call")} of{" "}
          <bdi className="break-all font-mono text-[13px] text-ink">{handover.agentId}</bdi> leave{" "}
          <b className="font-medium text-ink">{handover.clientName ?? "the client"}</b> and are
          unclaimed again. If the hand-over connected the agent, it is disconnected.
        </>
      }
      confirmLabel="Take back"
      busy={undo.isPending}
      error={undo.error ? messageOf(undo.error) : undefined}
      onConfirm={() => undo.mutate()}
      onClose={onClose}
    />
  );
}
