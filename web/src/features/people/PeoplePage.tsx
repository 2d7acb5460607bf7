import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Trash2, UserPlus } from "lucide-react";
import { useState } from "react";
import { messageOf } from "@/api/client";
import { changeUser, peopleQuery, removeUser } from "@/api/people";
import { meQuery } from "@/api/session";
import type { Person } from "@/api/types";
import { Badge } from "@/components/Badge";
import { Button } from "@/components/Button";
import { Card } from "@/components/Card";
import { ConfirmDialog } from "@/components/ConfirmDialog";
import { ErrorState } from "@/components/ErrorState";
import { IconButton } from "@/components/IconButton";
import { PageHeader } from "@/components/PageHeader";
import { Select } from "@/components/Select";
import { SkeletonRows } from "@/components/Skeleton";
import { toast } from "@/components/toasts";
import { InviteDialog } from "./InviteDialog";
import { MEMBERSHIPS } from "./memberships";

/** Who belongs to the business, for its owners: invite, change, remove. */
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

function PersonRow({ person }: { person: Person }) {
  const queryClient = useQueryClient();
  const me = useQuery(meQuery);
  const [removing, setRemoving] = useState(false);
  const own = me.data?.id === person.id;
  const settled = () => {
    queryClient.invalidateQueries({ queryKey: peopleQuery.queryKey });
    // Who changes itself may see less from now on.
    if (own) queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
  };
  const change = useMutation({
    mutationFn: (role: Person["role"]) => changeUser(person.id, role),
    onSuccess: () => toast.success(t`Saved.`),
    onError: (error) => toast.error(messageOf(error)),
    onSettled: settled,
  });
  const remove = useMutation({
    mutationFn: () => removeUser(person.id),
    onSuccess: () => {
      setRemoving(false);
      toast.success(t`${person.email} was removed.`);
    },
    onSettled: settled,
  });
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3 md:px-5">
      <p className="flex min-w-0 flex-1 basis-52 items-center gap-2">
        <bdi className="truncate font-medium">{person.email}</bdi>
        {own && (
          <Badge>
            <Trans>You</Trans>
          </Badge>
        )}
      </p>
      <div className="flex items-center gap-2">
        <Select
          aria-label={t`What ${person.email} may do`}
          className="w-32"
          disabled={change.isPending}
          value={person.role}
          onChange={(event) => change.mutate(event.target.value as Person["role"])}
        >
          {MEMBERSHIPS.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
        <IconButton
          icon={Trash2}
          label={t`Remove ${person.email}`}
          onClick={() => setRemoving(true)}
        />
      </div>
      {removing && (
        <ConfirmDialog
          open
          danger
          title={own ? t`Remove yourself?` : t`Remove ${person.email}?`}
          description={t`The sign-in stops working at once. Calls assigned to this person are then nobody's; notes stay.`}
          confirmLabel={t`Remove`}
          busy={remove.isPending}
          error={remove.error ? messageOf(remove.error) : undefined}
          onConfirm={() => remove.mutate()}
          onClose={() => setRemoving(false)}
        />
      )}
    </li>
  );
}
