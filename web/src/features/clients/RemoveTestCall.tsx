import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { removeTestCall } from "@/api/calls";
import { messageOf } from "@/api/client";
import { keys } from "@/api/keys";
import { Button } from "@/components/Button";
import { ConfirmDialog } from "@/components/ConfirmDialog";
import { toast } from "@/components/toasts";

/** Removes a test call. It shows nothing for a real call, which cannot be removed by hand. */
export function RemoveTestCall({ clientId, callId }: { clientId: string; callId: string }) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const remove = useMutation({
    mutationFn: () => removeTestCall(clientId, callId),
    onSuccess: () => {
      toast.success(t`Test call removed.`);
      navigate({ to: "/operator/clients/$clientId", params: { clientId }, replace: true });
      for (const { all } of [keys.calls, keys.clients]) {
        queryClient.invalidateQueries({ queryKey: all });
      }
    },
  });
  if (!callId.startsWith("test_")) return null;
  return (
    <>
      <Button variant="danger" size="sm" onClick={() => setAsking(true)}>
        <Trash2 aria-hidden className="size-3.5" />
        <Trans>Remove test call</Trans>
      </Button>
      <ConfirmDialog
        open={asking}
        danger
        title={t`Remove this test call?`}
        description={
          <Trans>
            <bdi className="break-all font-mono text-[13px] text-ink">{callId}</bdi> disappears from
            the client’s list and figures. This cannot be undone.
          </Trans>
        }
        confirmLabel={t`Remove test call`}
        busy={remove.isPending}
        error={remove.error ? messageOf(remove.error) : undefined}
        onConfirm={() => remove.mutate()}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
