import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { CallScope } from "@/api/callScope";
import { fieldsQuery } from "@/api/calls";
import { messageOf } from "@/api/client";
import type { ClientSettings, FieldRoles, SeenField } from "@/api/types";
import { Button } from "@/components/Button";
import { Section } from "@/components/Card";
import { Field } from "@/components/Field";
import { Notice } from "@/components/Notice";
import { Select } from "@/components/Select";
import { label as fieldName } from "@/lib/format";
import { useChangeSettings } from "./useChangeSettings";

const ROLES: { role: keyof FieldRoles; label: string }[] = [
  { role: "callerName", label: t`Caller’s name` },
  { role: "callbackNumber", label: t`Number to call back` },
  { role: "reason", label: t`Reason for calling` },
];

/** Which custom analysis fields head a call, so that a list reads by names and not by numbers. */
export function FieldRolesSection({
  scope,
  settings,
}: {
  scope: CallScope;
  settings: ClientSettings;
}) {
  const seen = useQuery(fieldsQuery(scope));
  const [roles, setRoles] = useState<FieldRoles>(settings.fieldRoles);
  const save = useChangeSettings(scope);

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate({ fieldRoles: roles });
  }

  const declared = Object.values(roles).some(Boolean);
  const empty = seen.isSuccess && seen.data.length === 0 && !declared;
  return (
    <Section
      id="field-roles"
      title={t`Headings of calls`}
      description={t`Choose fields of the custom analysis; calls are then headed by them, as in “Priya Abbott · wants to reschedule”.`}
    >
      {empty ? (
        <p className="text-ink-soft">
          <Trans>
            No call has custom analysis yet. Add it to the agent in Retell (post-call analysis), and
            its fields appear here.
          </Trans>
        </p>
      ) : (
        <form noValidate onSubmit={submit} className="grid gap-4">
          {(save.error ?? seen.error) && (
            <Notice tone="bad">{messageOf(save.error ?? seen.error)}</Notice>
          )}
          <div className="grid items-start gap-4 sm:grid-cols-3">
            {ROLES.map(({ role, label }) => (
              <Field key={role} label={label}>
                {(control) => (
                  <Select
                    {...control}
                    value={roles[role] ?? ""}
                    onChange={(event) => setRoles({ ...roles, [role]: event.target.value || null })}
                  >
                    <option value="">
                      <Trans>None</Trans>
                    </option>
                    {choices(seen.data ?? [], roles[role]).map((name) => (
                      <option key={name} value={name}>
                        {fieldName(name)}
                      </option>
                    ))}
                  </Select>
                )}
              </Field>
            ))}
          </div>
          <div>
            <Button type="submit" size="sm" busy={save.isPending}>
              <Trans>Save</Trans>
            </Button>
          </div>
        </form>
      )}
    </Section>
  );
}

/** A declared field stays a choice when the newest calls lack it. */
function choices(seen: SeenField[], present: string | null | undefined): string[] {
  const names = seen.map(({ name }) => name);
  return present && !names.includes(present) ? [present, ...names] : names;
}
