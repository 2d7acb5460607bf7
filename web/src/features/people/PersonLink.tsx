import { t } from "@lingui/core/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { messageOf } from "@/api/client";
import { inviteAgain, makePersonsResetLink, peopleQuery } from "@/api/people";
import { signInOptionsQuery } from "@/api/session";
import type { Person } from "@/api/types";
import { Button } from "@/components/Button";
import { OneTimeLinkDialog } from "@/components/OneTimeLinkDialog";
import { toast } from "@/components/toasts";

/**
 * Creates a link for another user: the invitation until a password is chosen. After that users
 * reset their passwords themselves. Only without mail, an owner hands over a reset link.
 */
export function PersonLink({ person }: { person: Person }) {
  const queryClient = useQueryClient();
  const options = useQuery(signInOptionsQuery);
  const { id, email, invited } = person;
  const link = useMutation({
    mutationFn: async () => {
      if (invited) {
        const { invitationUrl: url, expiresAt, mailed } = await inviteAgain(id);
        return { label: t`Invitation link`, url, expiresAt, mailed };
      }
      const { resetUrl: url, expiresAt } = await makePersonsResetLink(id);
      return { label: t`Password reset link`, url, expiresAt, mailed: false };
    },
    onError: (error) => {
      toast.error(messageOf(error));
      // The user may have accepted the invitation in the meantime.
      queryClient.invalidateQueries({ queryKey: peopleQuery.queryKey });
    },
  });
  const mail = options.data?.mailConfigured;
  if (!invited && mail !== false) return null;

  const [label, name] = !invited
    ? [t`Password reset link`, t`Password reset link for ${email}`]
    : mail
      ? [t`Send invitation again`, t`Send invitation again to ${email}`]
      : [t`New invitation link`, t`New invitation link for ${email}`];
  return (
    <>
      <Button
        variant="secondary"
        size="sm"
        aria-label={name}
        busy={link.isPending}
        onClick={() => link.mutate()}
      >
        {label}
      </Button>
      {link.isSuccess && (
        <OneTimeLinkDialog email={email} {...link.data} onClose={() => link.reset()} />
      )}
    </>
  );
}
