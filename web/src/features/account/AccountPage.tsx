import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { meQuery, versionQuery } from "@/api/session";
import { Button } from "@/components/Button";
import { Section } from "@/components/Card";
import { Described, DescriptionList } from "@/components/DescriptionList";
import { PageHeader } from "@/components/PageHeader";
import { phoneNumber } from "@/lib/phone";
import { ChangePassword } from "./ChangePassword";
import { LanguageChoice } from "./LanguageChoice";
import { Sessions } from "./Sessions";
import { ThemeChoice } from "./ThemeChoice";
import { useSignOut } from "./useSignOut";

export function AccountPage() {
  const { data: user } = useQuery(meQuery);
  const version = useQuery(versionQuery).data?.version;
  const leave = useSignOut();
  if (!user) return null;
  return (
    <div className="max-w-3xl">
      <PageHeader title={t`Account`} />
      <div className="grid gap-5">
        <Section
          id="profile"
          title={t`Profile`}
          aside={
            <Button
              variant="secondary"
              size="sm"
              busy={leave.isPending}
              onClick={() => leave.mutate()}
            >
              <Trans>Sign out</Trans>
            </Button>
          }
        >
          <DescriptionList>
            <Described term={t`Email`}>{user.email}</Described>
            {user.business.name && <Described term={t`Business`}>{user.business.name}</Described>}
            {user.business.phoneNumber && (
              <Described term={t`Phone`}>{phoneNumber(user.business.phoneNumber)}</Described>
            )}
            {user.membership === "owner" && (
              <Described term={t`People`}>
                <Link to="/settings/people" className="text-accent-text underline">
                  <Trans>Who may sign in</Trans>
                </Link>
              </Described>
            )}
          </DescriptionList>
        </Section>
        <LanguageChoice />
        <ThemeChoice />
        <ChangePassword email={user.email} />
        <Sessions />
        {version && <p className="text-[13px] text-ink-faint">Aivors {version}</p>}
      </div>
    </div>
  );
}
