import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { CopyButton } from "@/components/CopyButton";
import { Input } from "@/components/Input";
import { Notice } from "@/components/Notice";
import { useZone } from "@/components/zone";
import { fullTime } from "@/lib/time";

interface Props {
  label: string;
  url: string | null | undefined;
  email: string;
  expiresAt?: string | null;
  /** Whether the server has sent the link by mail. */
  mailed: boolean;
}

export function OneTimeLink({ label, url, email, expiresAt, mailed }: Props) {
  const timeZone = useZone();
  return (
    <div className="grid gap-3">
      {mailed && (
        <Notice tone="good">
          <Trans>
            It was sent to <b className="break-words font-medium">{email}</b> by mail.
          </Trans>
        </Notice>
      )}
      <p className="text-ink-soft">
        {!mailed && (
          <Trans>
            Send this link to <b className="break-words font-medium text-ink">{email}</b>.
          </Trans>
        )}{" "}
        {expiresAt ? (
          <Trans>
            The link works once, until{" "}
            <time dateTime={expiresAt}>{fullTime(expiresAt, { timeZone })}</time>.
          </Trans>
        ) : (
          <Trans>The link works once.</Trans>
        )}
      </p>
      {url && (
        <div className="flex items-center gap-2">
          <Input
            readOnly
            aria-label={label}
            value={url}
            onFocus={(event) => event.target.select()}
            className="font-mono md:text-xs"
          />
          <CopyButton label={t`Copy link`} text={url} variant={mailed ? "secondary" : "primary"} />
        </div>
      )}
    </div>
  );
}
