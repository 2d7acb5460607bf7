import { CopyButton } from "@/components/CopyButton";
import { Input } from "@/components/Input";

export function InvitationLink({ url, email }: { url: string; email: string }) {
  return (
    <div>
      <p className="text-ink-soft">
        Send this link to <b className="break-words font-medium text-ink">{email}</b>. It works
        once.
      </p>
      <div className="mt-3 flex items-center gap-2">
        <Input
          readOnly
          aria-label="Invitation link"
          value={url}
          onFocus={(event) => event.target.select()}
          className="font-mono md:text-xs"
        />
        <CopyButton label="Copy link" text={url} variant="primary" />
      </div>
    </div>
  );
}
