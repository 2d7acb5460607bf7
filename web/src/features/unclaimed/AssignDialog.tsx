import { plural, t } from "@lingui/core/macro";
import { Plural, Trans } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { keys } from "@/api/keys";
import type { UnclaimedAgent } from "@/api/types";
import { assignUnclaimed } from "@/api/unclaimed";
import { AgentName } from "@/components/agents/AgentName";
import type { ClientChoice } from "@/components/clients/ClientCombobox";
import { ClientSelect } from "@/components/clients/ClientSelect";
import { Dialog } from "@/components/Dialog";
import { FormActions } from "@/components/forms/FormActions";
import { useApiForm } from "@/components/forms/useApiForm";
import { Notice } from "@/components/Notice";
import { toast } from "@/components/toasts";
import { required } from "@/lib/fields";
import { z } from "@/lib/schema";

const SCHEMA = z.object({ clientId: required(t`Choose a client.`) });

export function AssignDialog({
  agentId,
  agent,
  onClose,
}: {
  agentId: string;
  agent: UnclaimedAgent;
  onClose: () => void;
}) {
  const queryClient = useQueryClient();
  const [chosen, setChosen] = useState<ClientChoice | null>(null);
  const form = useApiForm({
    schema: SCHEMA,
    values: { clientId: "" },
    send: ({ clientId }) => assignUnclaimed(agentId, clientId),
    onSuccess: ({ callsMoved, pending }) => {
      const name = chosen?.name ?? t`the client`;
      const moved = plural(callsMoved, { one: "# call", other: "# calls" });
      toast.success(
        pending
          ? t`${moved} given to ${name} so far. The others follow by themselves.`
          : t`${moved} given to ${name}.`,
      );
      queryClient.invalidateQueries({ queryKey: keys.unclaimed.all });
      queryClient.invalidateQueries({ queryKey: keys.clients.all });
      queryClient.invalidateQueries({ queryKey: keys.calls.all });
      onClose();
    },
  });

  return (
    <Dialog
      open
      onClose={onClose}
      title={t`Assign to a client`}
      description={
        <Trans>
          Connects <AgentName agentId={agentId} name={agent.agentName} /> and hands over{" "}
          <Plural value={agent.calls} one="# call" other="# calls" />. The client sees them at once.
        </Trans>
      }
    >
      <form noValidate onSubmit={form.submit} className="grid gap-4">
        {form.notice && <Notice tone="bad">{form.notice}</Notice>}
        <ClientSelect
          value={form.watch("clientId")}
          error={form.problem("clientId")}
          onChange={(client) => {
            setChosen(client);
            form.setValue("clientId", client?.id ?? "", {
              shouldDirty: true,
              shouldValidate: form.formState.isSubmitted,
            });
          }}
        />
        <FormActions submit={t`Assign`} busy={form.busy} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
