import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Eye, EyeOff, Plus, RotateCw } from "lucide-react";
import { useState } from "react";
import { messageOf } from "@/api/client";
import { retireSecret, sourcesQuery } from "@/api/sources";
import type { Source, SourceSecret } from "@/api/types";
import { Ago } from "@/components/Ago";
import { Button } from "@/components/Button";
import { ConfirmDialog } from "@/components/ConfirmDialog";
import { CopyButton } from "@/components/CopyButton";
import { IconButton } from "@/components/IconButton";
import { toast } from "@/components/toasts";
import { RotateDialog } from "./RotateDialog";

export function Secrets({ source }: { source: Source }) {
  const [rotating, setRotating] = useState(false);
  const [retiring, setRetiring] = useState<SourceSecret>();
  const none = source.secrets.length === 0;
  const several = source.secrets.length > 1;
  return (
    <div>
      <div className="flex items-center justify-between gap-3">
        <h3 className="font-medium text-[13px]">
          {source.kind === "n8n" ? t`Secret` : t`API key with the webhook badge`}
        </h3>
        <Button variant="secondary" size="sm" onClick={() => setRotating(true)}>
          {none ? (
            <Plus aria-hidden className="size-3.5" />
          ) : (
            <RotateCw aria-hidden className="size-3.5" />
          )}
          {none ? t`Add a key` : t`Rotate`}
        </Button>
      </div>
      {none ? (
        <p className="mt-1 text-[13px] text-ink-soft">
          <Trans>None yet. Add one to accept deliveries.</Trans>
        </p>
      ) : (
        <ul className="mt-1.5 grid gap-2">
          {source.secrets.map((secret) => (
            <SecretLine
              key={secret.id}
              secret={secret}
              onRetire={several && !secret.fromEnvironment ? () => setRetiring(secret) : undefined}
            />
          ))}
        </ul>
      )}
      {several && (
        <p className="mt-2 text-[13px] text-ink-soft">
          <Trans>All of these work. Retire the old one when the sender uses the new one.</Trans>
        </p>
      )}
      {rotating && <RotateDialog source={source} onClose={() => setRotating(false)} />}
      {retiring && (
        <RetireDialog source={source} secret={retiring} onClose={() => setRetiring(undefined)} />
      )}
    </div>
  );
}

function SecretLine({ secret, onRetire }: { secret: SourceSecret; onRetire?: () => void }) {
  const [shown, setShown] = useState(false);
  return (
    <li className="flex flex-wrap items-center gap-2 md:flex-nowrap">
      <code
        data-testid="secret"
        className="min-w-0 flex-1 basis-full break-all rounded-lg bg-sunken px-3 py-2 font-mono text-xs"
      >
        {shown && secret.value ? secret.value : `••••••••••••${secret.hint}`}
      </code>
      <span className="whitespace-nowrap text-ink-faint text-xs max-md:mr-auto">
        {secret.createdAt ? (
          <Trans>
            Added <Ago at={secret.createdAt} />
          </Trans>
        ) : (
          t`From the settings`
        )}
        <LastUse secret={secret} />
      </span>
      {secret.value && (
        <>
          <IconButton
            icon={shown ? EyeOff : Eye}
            label={shown ? t`Hide secret` : t`Show secret`}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
          />
          <CopyButton label={t`Copy secret`} text={secret.value} />
        </>
      )}
      {onRetire && (
        <Button variant="danger" size="sm" onClick={onRetire}>
          <Trans>Retire</Trans>
        </Button>
      )}
    </li>
  );
}

/** Shows whether the sender already uses a new secret and no longer the old one. */
function LastUse({ secret: { lastUsedAt } }: { secret: SourceSecret }) {
  return (
    <span className="block">
      {lastUsedAt ? (
        <Trans>
          Last used <Ago at={lastUsedAt} />
        </Trans>
      ) : (
        t`Not used yet`
      )}
    </span>
  );
}

function RetireDialog({
  source,
  secret,
  onClose,
}: {
  source: Source;
  secret: SourceSecret;
  onClose: () => void;
}) {
  const queryClient = useQueryClient();
  const retire = useMutation({
    mutationFn: () => retireSecret(source.id, secret.id),
    onSuccess: () => {
      queryClient.invalidateQueries({ queryKey: sourcesQuery.queryKey });
      toast.success(t`Secret retired.`);
      onClose();
    },
  });
  return (
    <ConfirmDialog
      open
      danger
      title={t`Retire this secret?`}
      description={t`Deliveries with the secret ending in ${secret.hint} are refused from now on.`}
      confirmLabel={t`Retire secret`}
      busy={retire.isPending}
      error={retire.error ? messageOf(retire.error) : undefined}
      onConfirm={() => retire.mutate()}
      onClose={onClose}
    />
  );
}
