import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useState } from "react";
import { peopleQuery } from "@/api/people";
import { Button } from "@/components/Button";
import { Card } from "@/components/Card";
import { ErrorState } from "@/components/ErrorState";
import { PageHeader } from "@/components/PageHeader";
import { SkeletonRows } from "@/components/Skeleton";
import { InviteDialog } from "./InviteDialog";
import { MEMBERSHIPS } from "./memberships";
import { PersonRow } from "./PersonRow";

/** For owners: the people of the business, with invite, change and remove. */
export function PeoplePage() {
  const [inviting, setInviting] = useState(false);
  const people = useQuery(peopleQuery);
  return (
    <>
      <PageHeader
        title={t`People`}
        aside={
          <Button onClick={() => setInviting(true)}>
            <UserPlus aria-hidden className="size-4" />
            <Trans>Invite</Trans>
          </Button>
        }
      />
      <Card>
        {people.data ? (
          <ul aria-label={t`People`} className="divide-y divide-line">
            {people.data.map((person) => (
              <PersonRow key={person.id} person={person} />
            ))}
          </ul>
        ) : people.isError ? (
          <ErrorState error={people.error} onRetry={() => people.refetch()} />
        ) : (
          <SkeletonRows rows={1} height="h-16" />
        )}
      </Card>
      <dl className="mt-4 grid gap-1 text-[13px] text-ink-soft">
        {MEMBERSHIPS.map(({ value, label, may }) => (
          <div key={value} className="flex gap-2">
            <dt className="w-20 shrink-0 font-medium text-ink">{label}</dt>
            <dd>{may}</dd>
          </div>
        ))}
      </dl>
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
    </>
  );
}
