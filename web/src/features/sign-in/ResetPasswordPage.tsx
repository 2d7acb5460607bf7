import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { resetPassword } from "@/api/session";
import { ChoosePasswordForm } from "./ChoosePasswordForm";
import { SignInLayout } from "./SignInLayout";
import { useEnter } from "./useEnter";

export function ResetPasswordPage() {
  const { token } = useParams({ from: "/reset-password/$token" });
  const enter = useEnter();
  const reset = useMutation({ mutationFn: resetPassword });
  return (
    <SignInLayout
      title={t`Choose a new password`}
      description={t`You stay signed in here; everywhere else you are signed out.`}
      footer={
        reset.isError && (
          <Link
            to="/forgot-password"
            className="inline-block py-3 font-medium text-accent-text hover:underline md:py-0"
          >
            <Trans>Ask for a new link</Trans>
          </Link>
        )
      }
    >
      <ChoosePasswordForm
        button={t`Save password`}
        send={(password) => reset.mutateAsync({ token, password })}
        onSuccess={(session) => enter(session)}
      />
    </SignInLayout>
  );
}
