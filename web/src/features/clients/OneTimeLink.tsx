import { CopyButton } from "@/components/CopyButton";
import { Input } from "@/components/Input";
import { Notice } from "@/components/Notice";

interface Props {
  label: string;
  /** Missing when the server has mailed it itself. */
  url: string | null | undefined;
  email: string;
}

export function OneTimeLink({ label, url, email }: Props) {
  if (!url) return <Notice tone="good">It was sent to {email} by mail.</Notice>;
  return (
    <div>
      <p className="text-ink-soft">
        Send this link to <b className="break-words font-medium text-ink">{email}</b>. It works
        once.
      </p>
      <div className="mt-3 flex items-center gap-2">
        <Input
          readOnly
          aria-label={label}
          value={url}
          onFocus={(event) => event.target.select()}
          className="font-mono md:text-xs"
        />
        <CopyButton label="Copy link" text={url} variant="primary" />
      </div>
    </div>
  );
}
