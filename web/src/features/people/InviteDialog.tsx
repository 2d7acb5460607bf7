import { t } from "@lingui/core/macro";
import { useQueryClient } from "@tanstack/react-query";
import { inviteUser, peopleQuery } from "@/api/people";
import { Dialog } from "@/components/Dialog";
import { DoneDialog } from "@/components/DoneDialog";
import { Field } from "@/components/Field";
import { FormActions } from "@/components/forms/FormActions";
import { useApiForm } from "@/components/forms/useApiForm";
import { Input } from "@/components/Input";
import { Notice } from "@/components/Notice";
import { OneTimeLink } from "@/components/OneTimeLink";
import { Select } from "@/components/Select";
import { emailAddress } from "@/lib/fields";
import { z } from "@/lib/schema";
import { MEMBERSHIPS } from "./memberships";

const SCHEMA = z.object({ email: emailAddress, role: z.enum(["owner", "member", "viewer"]) });

export function InviteDialog({ onClose }: { onClose: () => void }) {
  const queryClient = useQueryClient();
  const form = useApiForm({
    schema: SCHEMA,
    values: { email: "", role: "member" },
    send: inviteUser,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: peopleQuery.queryKey }),
    fieldOf: { "email-taken": "email" },
  });
  const role = form.watch("role");

  if (form.answer) {
    const { invitationUrl, user, ...rest } = form.answer;
    return (
      <DoneDialog onClose={onClose} title={rest.mailed ? t`Invitation sent` : t`Invitation ready`}>
        <OneTimeLink label={t`Invitation link`} url={invitationUrl} email={user.email} {...rest} />
      </DoneDialog>
    );
  }
  return (
    <Dialog open onClose={onClose} title={t`Invite a person`}>
      <form noValidate onSubmit={form.submit} className="grid gap-4">
        {form.notice && <Notice tone="bad">{form.notice}</Notice>}
        <Field label={t`E-mail address`} error={form.problem("email")}>
          {(control) => (
            <Input {...control} type="email" autoComplete="off" {...form.register("email")} />
          )}
        </Field>
        <Field label={t`May`} hint={MEMBERSHIPS.find(({ value }) => value === role)?.may}>
          {(control) => (
            <Select {...control} {...form.register("role")}>
              {MEMBERSHIPS.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <FormActions submit={t`Invite`} busy={form.busy} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
