import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { signIn, signInOptionsQuery } from "@/api/session";
import { Button } from "@/components/Button";
import { Field } from "@/components/Field";
import { useApiForm } from "@/components/forms/useApiForm";
import { Notice } from "@/components/Notice";
import { PasswordInput } from "@/components/PasswordInput";
import { emailAddress, presentPassword } from "@/lib/fields";
import { z } from "@/lib/schema";
import { EmailField } from "./EmailField";
import { SignInLayout } from "./SignInLayout";
import { signInProblem } from "./signInProblem";
import { useEnter } from "./useEnter";

const SCHEMA = z.object({ email: emailAddress, password: presentPassword() });

export function SignInPage() {
  const { next } = useSearch({ from: "/sign-in" });
  const options = useQuery(signInOptionsQuery);
  const enter = useEnter();
  const form = useApiForm({
    schema: SCHEMA,
    values: { email: "", password: "" },
    send: signIn,
    onSuccess: (session) => enter(session, next),
    say: signInProblem,
  });

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
      <form noValidate onSubmit={form.submit} className="grid gap-5">
        {form.notice && <Notice tone="bad">{form.notice}</Notice>}
        <EmailField autoFocus error={form.problem("email")} {...form.register("email")} />
        <div>
          <Field label={t`Password`} error={form.problem("password")}>
            {(control) => (
              <PasswordInput
                {...control}
                autoComplete="current-password"
                {...form.register("password")}
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
        <Button type="submit" busy={form.busy} className="w-full md:h-10">
          <Trans>Sign in</Trans>
        </Button>
      </form>
    </SignInLayout>
  );
}
