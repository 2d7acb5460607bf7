import { Trans } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { messageOf } from "@/api/client";
import { reconcile } from "@/api/completeness";
import { keys } from "@/api/keys";
import { Button } from "@/components/Button";
import { toast } from "@/components/toasts";

const DAYS = 7;

/** Starts a comparison of the last seven days with Retell, for one client or all. */
export function CheckNow({ clientId, disabled }: { clientId?: string; disabled?: boolean }) {
  const queryClient = useQueryClient();
  const check = useMutation({
    mutationFn: () =>
      reconcile({ clientId, from: new Date(Date.now() - DAYS * 86_400_000).toISOString() }),
    onError: (error) => toast.error(messageOf(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.completeness.all }),
  });
  return (
    <Button
      variant="secondary"
      busy={check.isPending}
      disabled={disabled}
      onClick={() => check.mutate()}
    >
      <RefreshCw aria-hidden className="size-4" />
      <Trans>Check now</Trans>
    </Button>
  );
}
