import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { messageOf } from "@/api/client";
import { forgotPassword } from "@/api/forgotPassword";
import { signInOptionsQuery } from "@/api/getSignInOptions";
import { Button } from "@/components/Button";
import { Notice } from "@/components/Notice";
import { emailProblem } from "@/lib/email";
import { EmailField } from "./EmailField";
import { SignInLayout } from "./SignInLayout";

export function ForgotPasswordPage() {
  const options = useQuery(signInOptionsQuery);
  const [email, setEmail] = useState("");
  const [problem, setProblem] = useState<string>();
  const ask = useMutation({ mutationFn: forgotPassword });
  const noMail = options.data?.mailConfigured === false;

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    const found = emailProblem(email);
    setProblem(found);
    if (!found) ask.mutate(email.trim());
  }

  return (
    <SignInLayout
      title="Forgot your password?"
      description={
        noMail
          ? "Ask here, then get in touch with your agency: they can give you the new link."
          : "Enter your email and we send you a link to choose a new one."
      }
      footer={
        <Link
          to="/sign-in"
          className="inline-block py-3 font-medium text-accent-text hover:underline md:py-0"
        >
          Back to sign in
        </Link>
      }
    >
      {ask.isSuccess ? (
        <Notice tone="good">
          {noMail
            ? "If this address has an account, your agency can now give you a link."
            : "If this address has an account, a link is on its way. Look in your spam folder too."}
        </Notice>
      ) : (
        <form noValidate onSubmit={onSubmit} className="grid gap-5">
          {ask.error && <Notice tone="bad">{messageOf(ask.error)}</Notice>}
          <EmailField autoFocus value={email} error={problem} onChange={setEmail} />
          <Button type="submit" busy={ask.isPending} className="w-full md:h-10">
            Send link
          </Button>
        </form>
      )}
    </SignInLayout>
  );
}
