import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { ApiError, messageOf } from "@/api/client";
import { deleteClient } from "@/api/clients";
import { keys } from "@/api/keys";
import type { ClientRow } from "@/api/types";
import { ConfirmDialog } from "@/components/ConfirmDialog";
import { toast } from "@/components/toasts";

export function DeleteClientDialog({
  client,
  onClose,
}: {
  client: ClientRow;
  onClose: () => void;
}) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () => deleteClient(client.id),
    onSuccess: () => {
      toast.success(t`${client.name} deleted.`);
      navigate({ to: "/operator/clients", replace: true });
      queryClient.invalidateQueries({ queryKey: keys.clients.lists });
    },
  });
  const { error } = remove;
  const hasCalls = error instanceof ApiError && error.code === "client-has-calls";
  return (
    <ConfirmDialog
      open
      danger
      title={t`Delete ${client.name}?`}
      description={
        <Trans>
          The account of <b className="break-words font-medium text-ink">{client.email}</b> and its
          agents are removed. This works only while the client has no calls, and cannot be undone.
        </Trans>
      }
      confirmLabel={t`Delete client`}
      busy={remove.isPending}
      error={
        hasCalls
          ? t`This client has calls by now. Suspend it instead; its calls are kept.`
          : error
            ? messageOf(error)
            : undefined
      }
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    />
  );
}
