import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { ApiError } from "@/api/client";
import { acceptInvitation, invitationQuery } from "@/api/session";
import { buttonClass } from "@/components/buttonClass";
import { ErrorState } from "@/components/ErrorState";
import { Skeleton } from "@/components/Skeleton";
import { ChoosePasswordForm } from "./ChoosePasswordForm";
import { SignInLayout } from "./SignInLayout";
import { useEnter } from "./useEnter";

export function InvitationPage() {
  const { token } = useParams({ from: "/invitation/$token" });
  const invitation = useQuery(invitationQuery(token));
  const enter = useEnter();

  if (invitation.error instanceof ApiError && invitation.error.status === 404) {
    return (
      <SignInLayout
        title={t`This invitation has ended`}
        description={t`It was used already, or its time is over. If you have chosen a password, sign in; otherwise ask whoever invited you for a new link.`}
      >
        <Link to="/sign-in" className={`${buttonClass("secondary")} w-full md:h-10`}>
          <Trans>Sign in</Trans>
        </Link>
      </SignInLayout>
    );
  }
  const { data } = invitation;
  return (
    <SignInLayout
      title={data?.businessName ? t`Welcome, ${data.businessName}` : t`Welcome`}
      description={
        data ? (
          <Trans>
            Choose a password for <b className="break-words font-medium text-ink">{data.email}</b>.
          </Trans>
        ) : (
          t`One moment.`
        )
      }
    >
      {data ? (
        <ChoosePasswordForm
          email={data.email}
          button={t`Create account`}
          send={(password) => acceptInvitation({ token, password })}
          onSuccess={(session) => enter(session)}
        />
      ) : invitation.isError ? (
        <ErrorState error={invitation.error} onRetry={() => invitation.refetch()} />
      ) : (
        <Skeleton className="h-40 w-full" />
      )}
    </SignInLayout>
  );
}
