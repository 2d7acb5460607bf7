import { t } from "@lingui/core/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { messageOf } from "@/api/client";
import { replayDelivery } from "@/api/deliveries";
import { keys } from "@/api/keys";
import type { Delivery } from "@/api/types";
import { Button } from "@/components/Button";
import { toast } from "@/components/toasts";
import { useZone } from "@/components/zone";
import { DELIVERY_OUTCOMES, named } from "@/lib/outcomes";
import { fullTime } from "@/lib/time";

/** Runs a delivery again. It shows nothing where a replay would have no effect. */
export function ReplayButton({
  delivery,
  label = t`Replay`,
}: {
  delivery: Delivery;
  label?: string;
}) {
  const queryClient = useQueryClient();
  const timeZone = useZone();
  const replay = useMutation({
    mutationFn: () => replayDelivery(delivery.id),
    onSuccess: ({ outcome }) =>
      toast.success(t`Replayed: ${named(DELIVERY_OUTCOMES, outcome).label.toLowerCase()}.`),
    onError: (error) => toast.error(messageOf(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.deliveries.all }),
  });
  if (!delivery.replayable) return null;
  return (
    <Button
      variant="secondary"
      size="sm"
      busy={replay.isPending}
      aria-label={t`${label}: ${delivery.event ?? "delivery"} of ${fullTime(delivery.receivedAt, { timeZone })}`}
      onClick={() => replay.mutate()}
    >
      {label}
    </Button>
  );
}
