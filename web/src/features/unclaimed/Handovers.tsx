import { plural, t } from "@lingui/core/macro";
import { Plural, Trans } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { messageOf } from "@/api/client";
import { keys } from "@/api/keys";
import type { Handover } from "@/api/types";
import { handoversQuery, undoHandover } from "@/api/unclaimed";
import { Ago } from "@/components/Ago";
import { Badge } from "@/components/Badge";
import { Button } from "@/components/Button";
import { Section } from "@/components/Card";
import { ConfirmDialog } from "@/components/ConfirmDialog";
import { toast } from "@/components/toasts";

const SHOWN = 10;

/** The recent handovers of calls to clients, which an operator can undo. */
export function Handovers() {
  const handovers = useQuery(handoversQuery);
  const [undoing, setUndoing] = useState<Handover>();
  if (!handovers.data?.length) return null;
  return (
    <Section
      id="handovers"
      title={t`Recent hand-overs`}
      description={t`Calls that were given to a client. Undo takes them back.`}
      className="mt-6"
    >
      <ul aria-label={t`Recent hand-overs`} className="divide-y divide-line">
        {handovers.data.slice(0, SHOWN).map((handover) => (
          <HandoverRow key={handover.id} handover={handover} onUndo={() => setUndoing(handover)} />
        ))}
      </ul>
      {undoing && <UndoDialog handover={undoing} onClose={() => setUndoing(undefined)} />}
    </Section>
  );
}

function HandoverRow({ handover, onUndo }: { handover: Handover; onUndo: () => void }) {
  const { agentId, clientId, clientName, calls, at, by, undoneAt, pending } = handover;
  const name = clientName ?? t`a client`;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2.5">
      <div className="min-w-0 flex-1 basis-56">
        <p className="truncate">
          <Trans>
            <Plural value={calls} one="# call" other="# calls" /> to{" "}
            <Link
              to="/operator/clients/$clientId"
              params={{ clientId }}
              className="font-medium hover:underline"
            >
              <bdi>{name}</bdi>
            </Link>
          </Trans>
        </p>
        <p className="truncate text-[13px] text-ink-faint">
          <bdi className="font-mono text-xs">{agentId}</bdi> · <Ago at={at} />
          {by && ` · ${by}`}
        </p>
      </div>
      {undoneAt ? (
        <Badge>{pending ? <Trans>Being taken back</Trans> : <Trans>Undone</Trans>}</Badge>
      ) : (
        <Button
          variant="secondary"
          size="sm"
          aria-label={t`Undo: ${plural(calls, { one: "# call", other: "# calls" })} of ${agentId} to ${name}`}
          onClick={onUndo}
        >
          <Trans>Undo</Trans>
        </Button>
      )}
    </li>
  );
}

function UndoDialog({ handover, onClose }: { handover: Handover; onClose: () => void }) {
  const queryClient = useQueryClient();
  const undo = useMutation({
    mutationFn: () => undoHandover(handover.id),
    onSuccess: ({ pending }) => {
      toast.success(
        pending
          ? t`The calls are being taken back, a few at a time.`
          : t`Taken back. The calls are unclaimed again.`,
      );
      onClose();
    },
    onSettled: () => {
      for (const { all } of [keys.unclaimed, keys.clients, keys.calls]) {
        queryClient.invalidateQueries({ queryKey: all });
      }
    },
  });
  const name = handover.clientName ?? t`the client`;
  return (
    <ConfirmDialog
      open
      danger
      title={t`Take these calls back?`}
      description={
        <Trans>
          <Plural value={handover.calls} one="# call" other="# calls" /> of{" "}
          <bdi className="break-all font-mono text-[13px] text-ink">{handover.agentId}</bdi> leave{" "}
          <b className="font-medium text-ink">{name}</b> and are unclaimed again. If the hand-over
          connected the agent, it is disconnected.
        </Trans>
      }
      confirmLabel={t`Take back`}
      busy={undo.isPending}
      error={undo.error ? messageOf(undo.error) : undefined}
      onConfirm={() => undo.mutate()}
      onClose={onClose}
    />
  );
}
