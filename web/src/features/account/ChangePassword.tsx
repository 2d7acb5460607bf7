import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { changePassword, sessionsQuery } from "@/api/session";
import { Button } from "@/components/Button";
import { Section } from "@/components/Card";
import { Field } from "@/components/Field";
import { useApiForm } from "@/components/forms/useApiForm";
import { NewPasswordField } from "@/components/NewPasswordField";
import { Notice } from "@/components/Notice";
import { PasswordInput } from "@/components/PasswordInput";
import { toast } from "@/components/toasts";
import { newPassword, presentPassword } from "@/lib/fields";
import { z } from "@/lib/schema";

const SCHEMA = z.object({
  currentPassword: presentPassword(t`Enter your current password.`),
  newPassword,
});

export function ChangePassword({ email }: { email: string }) {
  const queryClient = useQueryClient();
  const form = useApiForm({
    schema: SCHEMA,
    values: { currentPassword: "", newPassword: "" },
    send: changePassword,
    afterwards: "emptied",
    onSuccess: () => {
      toast.success(t`Password changed. You are signed out everywhere else.`);
      queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey });
    },
  });

  return (
    <Section id="change-password" title={t`Password`}>
      <form noValidate onSubmit={form.submit} className="grid max-w-md gap-4">
        {form.notice && <Notice tone="bad">{form.notice}</Notice>}
        <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
        <Field label={t`Current password`} error={form.problem("currentPassword")}>
          {(control) => (
            <PasswordInput
              {...control}
              autoComplete="current-password"
              {...form.register("currentPassword")}
            />
          )}
        </Field>
        <NewPasswordField
          label={t`New password`}
          error={form.problem("newPassword")}
          {...form.register("newPassword")}
        />
        <Button type="submit" busy={form.busy} className="md:w-fit">
          <Trans>Change password</Trans>
        </Button>
      </form>
    </Section>
  );
}
