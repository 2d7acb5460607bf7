import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { CallScope } from "@/api/callScope";
import { fieldsQuery } from "@/api/calls";
import { messageOf } from "@/api/client";
import { changeSettings } from "@/api/settings";
import type { ClientSettings, FieldRoles, SeenField } from "@/api/types";
import { Button } from "@/components/Button";
import { Section } from "@/components/Card";
import { Field } from "@/components/Field";
import { useApiForm } from "@/components/forms/useApiForm";
import { Notice } from "@/components/Notice";
import { Select } from "@/components/Select";
import { useDisclosure } from "@/features/calls/useDisclosure";
import { reading } from "@/lib/fields";
import { label as fieldName } from "@/lib/format";
import { z } from "@/lib/schema";
import { useSettingsSaved } from "./useSettingsSaved";

const ROLES: { role: keyof FieldRoles; label: string }[] = [
  { role: "callerName", label: t`Caller’s name` },
  { role: "callbackNumber", label: t`Number to call back` },
  { role: "reason", label: t`Reason for calling` },
];

const FIELD_NAME = reading(z.string(), (name) => name || null);

const SCHEMA = z.object({ callerName: FIELD_NAME, callbackNumber: FIELD_NAME, reason: FIELD_NAME });

/** The fields by the server's names. */
const NAMES = {
  "fieldRoles.callerName": "callerName",
  "fieldRoles.callbackNumber": "callbackNumber",
  "fieldRoles.reason": "reason",
} as const;

/** A choice of the custom analysis fields in the heading of a call, such as the caller's name. */
export function FieldRolesSection({
  scope,
  settings,
}: {
  scope: CallScope;
  settings: ClientSettings;
}) {
  const seen = useQuery(fieldsQuery(scope));
  const { callerName, callbackNumber, reason } = settings.fieldRoles;
  // The server masks this field with the numbers. Another choice would reveal them.
  const held = !useDisclosure(scope).numbers && callbackNumber;
  const form = useApiForm({
    schema: SCHEMA,
    values: {
      callerName: callerName ?? "",
      callbackNumber: callbackNumber ?? "",
      reason: reason ?? "",
    },
    send: (fieldRoles) => changeSettings(scope, { fieldRoles }),
    onSuccess: useSettingsSaved(scope),
    afterwards: "kept",
    names: NAMES,
  });

  const declared = Object.values(settings.fieldRoles).some(Boolean);
  const empty = seen.isSuccess && seen.data.length === 0 && !declared;
  const notice = form.notice ?? (seen.error && messageOf(seen.error));
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
        <form noValidate onSubmit={form.submit} className="grid gap-4">
          {notice && <Notice tone="bad">{notice}</Notice>}
          <div className="grid items-start gap-4 sm:grid-cols-3">
            {ROLES.map(({ role, label }) => {
              const { error, input } = form.field(role);
              const kept = role === "callbackNumber" && held;
              const names = kept
                ? [kept]
                : choices(seen.data ?? [], settings.fieldRoles[role], form.watch(role));
              return (
                <Field
                  key={role}
                  label={label}
                  error={error}
                  hint={
                    kept ? t`Only your agency can change it while numbers are hidden.` : undefined
                  }
                >
                  {(control) => (
                    <Select {...control} {...input}>
                      {!kept && (
                        <option value="">
                          <Trans>None</Trans>
                        </option>
                      )}
                      {names.map((name) => (
                        <option key={name} value={name}>
                          {fieldName(name)}
                        </option>
                      ))}
                    </Select>
                  )}
                </Field>
              );
            })}
          </div>
          <div>
            <Button type="submit" size="sm" busy={form.busy}>
              <Trans>Save</Trans>
            </Button>
          </div>
        </form>
      )}
    </Section>
  );
}

/**
 * Returns the fields to choose from. Declared and chosen fields remain, even if no recent call has
 * them.
 */
function choices(seen: SeenField[], ...kept: (string | null | undefined)[]): string[] {
  const names = seen.map(({ name }) => name);
  return [...new Set([...kept.filter((name): name is string => Boolean(name)), ...names])];
}
