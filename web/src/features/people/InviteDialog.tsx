import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ApiError, messageOf } from "@/api/client";
import { inviteUser, peopleQuery } from "@/api/people";
import type { Person } from "@/api/types";
import { Button } from "@/components/Button";
import { Dialog, DialogActions } from "@/components/Dialog";
import { Field } from "@/components/Field";
import { Input } from "@/components/Input";
import { Notice } from "@/components/Notice";
import { OneTimeLink } from "@/components/OneTimeLink";
import { Select } from "@/components/Select";
import { MEMBERSHIPS } from "./memberships";

export function InviteDialog({ onClose }: { onClose: () => void }) {
  const queryClient = useQueryClient();
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Person["role"]>("member");
  const invite = useMutation({
    mutationFn: () => inviteUser({ email, role }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: peopleQuery.queryKey }),
  });
  const problem = invite.error instanceof ApiError ? invite.error.field("email") : undefined;

  function submit(event: FormEvent) {
    event.preventDefault();
    invite.mutate();
  }

  if (invite.data) {
    const { invitationUrl, user, ...rest } = invite.data;
    return (
      <Dialog open onClose={onClose} title={rest.mailed ? t`Invitation sent` : t`Invitation ready`}>
        <OneTimeLink label={t`Invitation link`} url={invitationUrl} email={user.email} {...rest} />
        <DialogActions>
          <Button onClick={onClose}>
            <Trans>Done</Trans>
          </Button>
        </DialogActions>
      </Dialog>
    );
  }
  return (
    <Dialog open onClose={onClose} title={t`Invite a person`}>
      <form noValidate onSubmit={submit} className="grid gap-4">
        {invite.error && !problem && <Notice tone="bad">{messageOf(invite.error)}</Notice>}
        <Field label={t`E-mail address`} error={problem}>
          {(control) => (
            <Input
              {...control}
              type="email"
              autoComplete="off"
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          )}
        </Field>
        <Field label={t`May`} hint={MEMBERSHIPS.find(({ value }) => value === role)?.may}>
          {(control) => (
            <Select
              {...control}
              value={role}
              onChange={(event) => setRole(event.target.value as Person["role"])}
            >
              {MEMBERSHIPS.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <DialogActions>
          <Button variant="secondary" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" busy={invite.isPending} disabled={!email.trim()}>
            <Trans>Invite</Trans>
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
