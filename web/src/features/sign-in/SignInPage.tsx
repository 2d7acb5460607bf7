import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { ApiError } from "@/api/client";
import { signIn, signInOptionsQuery } from "@/api/session";
import { Button } from "@/components/Button";
import { Field } from "@/components/Field";
import { Notice } from "@/components/Notice";
import { PasswordInput } from "@/components/PasswordInput";
import { emailProblem } from "@/lib/email";
import { EmailField } from "./EmailField";
import { SignInLayout } from "./SignInLayout";
import { signInProblem } from "./signInProblem";
import { useEnter } from "./useEnter";

export function SignInPage() {
  const { next } = useSearch({ from: "/sign-in" });
  const options = useQuery(signInOptionsQuery);
  const enter = useEnter();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [missing, setMissing] = useState<{ email?: string; password?: string }>({});
  const submit = useMutation({
    mutationFn: signIn,
    onSuccess: (session) => enter(session, next),
  });

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    const problems = {
      email: emailProblem(email),
      password: password ? undefined : t`Enter your password.`,
    };
    setMissing(problems);
    if (problems.email || problems.password) return;
    submit.mutate({ email: email.trim(), password });
  }

  const error = submit.error instanceof ApiError ? submit.error : undefined;
  return (
    <SignInLayout
      title={t`Welcome back`}
      description={t`Sign in to see your calls.`}
      footer={
        options.data?.signupOpen && (
          <Trans>
            New here?{" "}
            <Link
              to="/sign-up"
              className="inline-block py-3 font-medium text-accent-text hover:underline md:py-0"
            >
              Create an account
            </Link>
          </Trans>
        )
      }
    >
      <form noValidate onSubmit={onSubmit} className="grid gap-5">
        {submit.error && <Notice tone="bad">{signInProblem(submit.error)}</Notice>}
        <EmailField
          autoFocus
          value={email}
          error={missing.email ?? error?.field("email")}
          onChange={setEmail}
        />
        <div>
          <Field label={t`Password`} error={missing.password ?? error?.field("password")}>
            {(control) => (
              <PasswordInput
                {...control}
                name="password"
                autoComplete="current-password"
                value={password}
                onChange={(event) => setPassword(event.target.value)}
              />
            )}
          </Field>
          <p className="mt-2 text-right text-[13px]">
            <Link
              to="/forgot-password"
              className="inline-block py-3 text-ink-soft hover:text-ink hover:underline md:py-0"
            >
              <Trans>Forgot your password?</Trans>
            </Link>
          </p>
        </div>
        <Button type="submit" busy={submit.isPending} className="w-full md:h-10">
          <Trans>Sign in</Trans>
        </Button>
      </form>
    </SignInLayout>
  );
}
