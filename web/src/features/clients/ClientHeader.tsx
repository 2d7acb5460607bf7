import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { messageOf } from "@/api/client";
import { clientQuery, resumeClient, suspendClient } from "@/api/clients";
import { keys } from "@/api/keys";
import type { ClientRow } from "@/api/types";
import { Button } from "@/components/Button";
import { ConfirmDialog } from "@/components/ConfirmDialog";
import { toast } from "@/components/toasts";
import { usePageTitle } from "@/components/usePageTitle";
import { useZone } from "@/components/zone";
import { phoneNumber } from "@/lib/phone";
import { calendarDate } from "@/lib/time";
import { AccessLink } from "./AccessLink";
import { ClientStatus } from "./ClientStatus";
import { DeleteClientDialog } from "./DeleteClientDialog";
import { EditClientDialog } from "./EditClientDialog";

export function ClientHeader({ client }: { client: ClientRow }) {
  usePageTitle(client.name);
  const [open, setOpen] = useState<"edit" | "suspend" | "delete">();
  const queryClient = useQueryClient();
  const timeZone = useZone();
  const suspended = client.status === "suspended";
  const turn = useMutation({
    mutationFn: () => (suspended ? resumeClient(client.id) : suspendClient(client.id)),
    onSuccess: (changed) => {
      queryClient.setQueryData(clientQuery(client.id).queryKey, changed);
      queryClient.invalidateQueries({ queryKey: keys.clients.all });
      toast.success(suspended ? t`Client resumed.` : t`Client suspended.`);
      setOpen(undefined);
    },
  });
  const since = calendarDate(client.createdAt, { timeZone });
  return (
    <header className="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
      <div className="min-w-0">
        <h1 className="flex flex-wrap items-center gap-x-3 gap-y-1 font-display font-medium text-[26px] leading-tight tracking-[-0.015em]">
          <bdi className="break-words">{client.name}</bdi>
          <span className="font-sans tracking-normal">
            <ClientStatus status={client.status} />
          </span>
        </h1>
        <p className="mt-1 break-words text-ink-soft">
          {client.email}
          {client.phoneNumber && ` · ${phoneNumber(client.phoneNumber)}`}
        </p>
        <p className="mt-0.5 text-[13px] text-ink-faint">
          <Trans>
            Client since {since} ·{" "}
            <Link
              to="/operator/audit"
              search={{ clientId: client.id }}
              className="inline-block py-3 hover:text-ink hover:underline md:py-0"
            >
              Audit log
            </Link>
          </Trans>
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {!suspended && <AccessLink client={client} />}
        <Button variant="secondary" size="sm" onClick={() => setOpen("edit")}>
          <Trans>Edit</Trans>
        </Button>
        <Button
          variant={suspended ? "secondary" : "danger"}
          size="sm"
          onClick={() => setOpen("suspend")}
        >
          {suspended ? t`Resume` : t`Suspend`}
        </Button>
        {!client.lastCallAt && (
          <Button variant="danger" size="sm" onClick={() => setOpen("delete")}>
            <Trans>Delete</Trans>
          </Button>
        )}
      </div>
      {open === "delete" && (
        <DeleteClientDialog client={client} onClose={() => setOpen(undefined)} />
      )}
      {open === "edit" && <EditClientDialog client={client} onClose={() => setOpen(undefined)} />}
      <ConfirmDialog
        open={open === "suspend"}
        danger={!suspended}
        title={suspended ? t`Resume ${client.name}?` : t`Suspend ${client.name}?`}
        description={
          suspended
            ? t`They can sign in again and see all their calls.`
            : t`They are signed out and cannot sign in. Their calls are still received and kept.`
        }
        confirmLabel={suspended ? t`Resume client` : t`Suspend client`}
        busy={turn.isPending}
        error={turn.error ? messageOf(turn.error) : undefined}
        onConfirm={() => turn.mutate()}
        onClose={() => setOpen(undefined)}
      />
    </header>
  );
}
