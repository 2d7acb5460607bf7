import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { messageOf } from "@/api/client";
import { changeUser, peopleQuery, removeUser } from "@/api/people";
import { meQuery } from "@/api/session";
import type { Person } from "@/api/types";
import { Badge } from "@/components/Badge";
import { ConfirmDialog } from "@/components/ConfirmDialog";
import { IconButton } from "@/components/IconButton";
import { Select } from "@/components/Select";
import { toast } from "@/components/toasts";
import { MEMBERSHIPS } from "./memberships";
import { PersonLink } from "./PersonLink";

/** One person, with the actions of an owner. */
export function PersonRow({ person }: { person: Person }) {
  const queryClient = useQueryClient();
  const me = useQuery(meQuery);
  const [removing, setRemoving] = useState(false);
  const own = me.data?.id === person.id;
  const settled = () => {
    queryClient.invalidateQueries({ queryKey: peopleQuery.queryKey });
    // Users who change themselves may lose rights.
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
      <div className="grid min-w-0 flex-1 basis-52 justify-items-start gap-1">
        <p className="flex max-w-full items-center gap-2">
          <bdi className="truncate font-medium">{person.email}</bdi>
          {own && (
            <Badge>
              <Trans>You</Trans>
            </Badge>
          )}
        </p>
        {person.invited && (
          <Badge tone="caution">
            <Trans>Invited, not signed in yet</Trans>
          </Badge>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {me.data && !own && <PersonLink person={person} />}
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
