import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { signInOptionsQuery, signUp } from "@/api/session";
import { Button } from "@/components/Button";
import { buttonClass } from "@/components/buttonClass";
import { Field } from "@/components/Field";
import { useApiForm } from "@/components/forms/useApiForm";
import { Input } from "@/components/Input";
import { NewPasswordField } from "@/components/NewPasswordField";
import { Notice } from "@/components/Notice";
import { Skeleton } from "@/components/Skeleton";
import { emailAddress, newPassword, required } from "@/lib/fields";
import { z } from "@/lib/schema";
import { EmailField } from "./EmailField";
import { SignInLayout } from "./SignInLayout";
import { signInProblem } from "./signInProblem";
import { useEnter } from "./useEnter";

const SCHEMA = z.object({
  name: required(t`Enter the name of your business.`),
  email: emailAddress,
  password: newPassword,
});

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
  const form = useApiForm({
    schema: SCHEMA,
    values: { name: "", email: "", password: "" },
    send: signUp,
    onSuccess: (session) => enter(session),
    say: signInProblem,
  });

  return (
    <form noValidate onSubmit={form.submit} className="grid gap-5">
      {form.notice && <Notice tone="bad">{form.notice}</Notice>}
      <Field label={t`Business name`} error={form.problem("name")}>
        {(control) => (
          <Input {...control} autoComplete="organization" autoFocus {...form.register("name")} />
        )}
      </Field>
      <EmailField error={form.problem("email")} {...form.register("email")} />
      <NewPasswordField error={form.problem("password")} {...form.register("password")} />
      <Button type="submit" busy={form.busy} className="w-full md:h-10">
        <Trans>Create account</Trans>
      </Button>
    </form>
  );
}
