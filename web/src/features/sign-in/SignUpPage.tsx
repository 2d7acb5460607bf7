import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { ApiError } from "@/api/client";
import { signInOptionsQuery, signUp } from "@/api/session";
import { Button } from "@/components/Button";
import { buttonClass } from "@/components/buttonClass";
import { Field } from "@/components/Field";
import { Input } from "@/components/Input";
import { NewPasswordField } from "@/components/NewPasswordField";
import { Notice } from "@/components/Notice";
import { Skeleton } from "@/components/Skeleton";
import { emailProblem } from "@/lib/email";
import { passwordProblem } from "@/lib/password";
import { EmailField } from "./EmailField";
import { SignInLayout } from "./SignInLayout";
import { signInProblem } from "./signInProblem";
import { useEnter } from "./useEnter";

const signInLink = (
  <>
    <Trans>
      Already have an account?{" "}
      <Link
        to="/sign-in"
        className="inline-block py-3 font-medium text-accent-text hover:underline md:py-0"
      >
        Sign in
      </Link>
    </Trans>
  </>
);

export function SignUpPage() {
  const options = useQuery(signInOptionsQuery);
  if (options.data && !options.data.signupOpen) {
    return (
      <SignInLayout
        title={t`By invitation`}
        description={t`Accounts are created by your agency. Ask them for an invitation link.`}
      >
        <Link to="/sign-in" className={`${buttonClass("secondary")} w-full md:h-10`}>
          <Trans>Sign in</Trans>
        </Link>
      </SignInLayout>
    );
  }
  return (
    <SignInLayout
      title={t`Create your account`}
      description={t`Connect your phone agent and see its calls.`}
      footer={signInLink}
    >
      {options.isPending ? <Skeleton className="h-72 w-full" /> : <SignUpForm />}
    </SignInLayout>
  );
}

function SignUpForm() {
  const enter = useEnter();
  const [account, setAccount] = useState({ name: "", email: "", password: "" });
  const [problems, setProblems] = useState<Partial<typeof account>>({});
  const submit = useMutation({ mutationFn: signUp, onSuccess: (session) => enter(session) });
  const error = submit.error instanceof ApiError ? submit.error : undefined;

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    const found = {
      name: account.name.trim() ? undefined : t`Enter the name of your business.`,
      email: emailProblem(account.email),
      password: passwordProblem(account.password),
    };
    setProblems(found);
    if (found.name || found.email || found.password) return;
    submit.mutate({ ...account, name: account.name.trim(), email: account.email.trim() });
  }

  return (
    <form noValidate onSubmit={onSubmit} className="grid gap-5">
      {error && error.errors.length === 0 && <Notice tone="bad">{signInProblem(error)}</Notice>}
      <Field label={t`Business name`} error={problems.name ?? error?.field("name")}>
        {(control) => (
          <Input
            {...control}
            name="organization"
            autoComplete="organization"
            autoFocus
            value={account.name}
            onChange={(event) => setAccount({ ...account, name: event.target.value })}
          />
        )}
      </Field>
      <EmailField
        value={account.email}
        error={problems.email ?? error?.field("email")}
        onChange={(email) => setAccount({ ...account, email })}
      />
      <NewPasswordField
        value={account.password}
        error={problems.password ?? error?.field("password")}
        onChange={(password) => setAccount({ ...account, password })}
      />
      <Button type="submit" busy={submit.isPending} className="w-full md:h-10">
        <Trans>Create account</Trans>
      </Button>
    </form>
  );
}
