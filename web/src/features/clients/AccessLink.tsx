import { t } from "@lingui/core/macro";
import { useMutation } from "@tanstack/react-query";
import { messageOf } from "@/api/client";
import { makeResetLink, renewInvitation } from "@/api/clients";
import type { ClientRow } from "@/api/types";
import { Button } from "@/components/Button";
import { OneTimeLinkDialog } from "@/components/OneTimeLinkDialog";
import { toast } from "@/components/toasts";

/** Creates a link for a client: an invitation until a password is chosen, then a reset link. */
export function AccessLink({ client }: { client: ClientRow }) {
  const invited = client.status === "invited";
  const link = useMutation({
    mutationFn: async () => {
      if (!invited) {
        const { resetUrl: url, ...rest } = await makeResetLink(client.id);
        return { url, ...rest };
      }
      const { invitationUrl: url, ...rest } = await renewInvitation(client.id);
      return { url, ...rest };
    },
    onError: (error) => toast.error(messageOf(error)),
  });
  const label = invited ? t`Invitation link` : t`Password reset link`;
  return (
    <>
      <Button variant="secondary" size="sm" busy={link.isPending} onClick={() => link.mutate()}>
        {invited ? t`New invitation link` : label}
      </Button>
      {link.isSuccess && (
        <OneTimeLinkDialog
          label={label}
          email={client.email}
          {...link.data}
          onClose={() => link.reset()}
        />
      )}
    </>
  );
}
