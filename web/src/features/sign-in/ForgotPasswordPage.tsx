import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { forgotPassword, signInOptionsQuery } from "@/api/session";
import { Button } from "@/components/Button";
import { buttonClass } from "@/components/buttonClass";
import { Collapsible } from "@/components/Collapsible";
import { useApiForm } from "@/components/forms/useApiForm";
import { Notice } from "@/components/Notice";
import { Skeleton } from "@/components/Skeleton";
import { emailAddress } from "@/lib/fields";
import { z } from "@/lib/schema";
import { EmailField } from "./EmailField";
import { SignInLayout } from "./SignInLayout";

const SCHEMA = z.object({ email: emailAddress });

export function ForgotPasswordPage() {
  const options = useQuery(signInOptionsQuery);
  if (options.data?.mailConfigured === false) return <WithoutMail />;
  return (
    <SignInLayout
      title={t`Forgot your password?`}
      description={t`Enter your email and we send you a link to choose a new one.`}
      footer={
        <Link
          to="/sign-in"
          className="inline-block py-3 font-medium text-accent-text hover:underline md:py-0"
        >
          <Trans>Back to sign in</Trans>
        </Link>
      }
    >
      {options.isPending ? <Skeleton className="h-28 w-full" /> : <AskForLink />}
    </SignInLayout>
  );
}

function AskForLink() {
  const form = useApiForm({
    schema: SCHEMA,
    values: { email: "" },
    send: ({ email }) => forgotPassword(email),
  });

  if (form.answer) {
    return (
      <Notice tone="good">
        <Trans>
          If this address has an account, a link is on its way. Look in your spam folder too.
        </Trans>
      </Notice>
    );
  }
  return (
    <form noValidate onSubmit={form.submit} className="grid gap-5">
      {form.notice && <Notice tone="bad">{form.notice}</Notice>}
      <EmailField autoFocus error={form.problem("email")} {...form.register("email")} />
      <Button type="submit" busy={form.busy} className="w-full md:h-10">
        <Trans>Send link</Trans>
      </Button>
    </form>
  );
}

/** Explains that this installation sends no mail, so people hand over the links. */
function WithoutMail() {
  return (
    <SignInLayout
      title={t`Forgot your password?`}
      description={t`Ask an owner of your account, or your agency: they can make you a link with which you choose a new one.`}
    >
      <div className="grid gap-4">
        <Link to="/sign-in" className={`${buttonClass("secondary")} w-full md:h-10`}>
          <Trans>Back to sign in</Trans>
        </Link>
        <Collapsible title={t`I run the agency`}>
          <p className="text-[13px] text-ink-soft">
            <Trans>
              For a client, choose <b className="font-medium text-ink">Password reset link</b> on
              the client’s page. For yourself, run this on the server:
            </Trans>
          </p>
          <code className="mt-2 block break-words rounded-lg bg-sunken px-3 py-2 font-mono text-xs">
            java -jar aivors.jar reset-link you@agency.com
          </code>
        </Collapsible>
      </div>
    </SignInLayout>
  );
}
