import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ApiError, messageOf } from "@/api/client";
import { changePassword, sessionsQuery } from "@/api/session";
import { Button } from "@/components/Button";
import { Section } from "@/components/Card";
import { Field } from "@/components/Field";
import { NewPasswordField } from "@/components/NewPasswordField";
import { Notice } from "@/components/Notice";
import { PasswordInput } from "@/components/PasswordInput";
import { toast } from "@/components/toasts";
import { passwordProblem } from "@/lib/password";

export function ChangePassword({ email }: { email: string }) {
  const queryClient = useQueryClient();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [problems, setProblems] = useState<{ current?: string; next?: string }>({});
  const change = useMutation({
    mutationFn: changePassword,
    onSuccess: () => {
      setCurrent("");
      setNext("");
      toast.success(t`Password changed. You are signed out everywhere else.`);
      queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey });
    },
  });
  const error = change.error instanceof ApiError ? change.error : undefined;
  const wrong = error?.code === "bad-credentials";
  const atField = wrong || (error?.errors.length ?? 0) > 0;

  function submit(event: FormEvent) {
    event.preventDefault();
    const found = {
      current: current ? undefined : t`Enter your current password.`,
      next: passwordProblem(next),
    };
    setProblems(found);
    if (!found.current && !found.next) {
      change.mutate({ currentPassword: current, newPassword: next });
    }
  }

  return (
    <Section id="change-password" title={t`Password`}>
      <form noValidate onSubmit={submit} className="grid max-w-md gap-4">
        {change.error && !atField && <Notice tone="bad">{messageOf(change.error)}</Notice>}
        <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
        <Field
          label={t`Current password`}
          error={
            problems.current ??
            (wrong ? t`That is not your current password.` : error?.field("currentPassword"))
          }
        >
          {(control) => (
            <PasswordInput
              {...control}
              name="current-password"
              autoComplete="current-password"
              value={current}
              onChange={(event) => setCurrent(event.target.value)}
            />
          )}
        </Field>
        <NewPasswordField
          label={t`New password`}
          value={next}
          error={problems.next ?? error?.field("newPassword")}
          onChange={setNext}
        />
        <Button type="submit" busy={change.isPending} className="md:w-fit">
          <Trans>Change password</Trans>
        </Button>
      </form>
    </Section>
  );
}
