import { Trans } from "@lingui/react/macro";
import { RotateCw } from "lucide-react";
import { messageOf } from "@/api/client";
import { Button } from "./Button";

/** Reports that loading failed and offers a retry. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <div role="alert" className="mx-auto grid max-w-md justify-items-center px-6 py-14 text-center">
      <h2 className="font-semibold text-base tracking-tight">
        <Trans>This could not be loaded</Trans>
      </h2>
      <p className="mt-1.5 text-balance text-ink-soft">{messageOf(error)}</p>
      <Button variant="secondary" className="mt-5" onClick={onRetry}>
        <RotateCw aria-hidden className="size-3.5" />
        <Trans>Try again</Trans>
      </Button>
    </div>
  );
}
