import { t } from "@lingui/core/macro";
import type { ComponentProps } from "react";
import { SHORTEST_PASSWORD } from "@/lib/password";
import { Field } from "./Field";
import { PasswordInput } from "./PasswordInput";

export function NewPasswordField({
  label = t`Password`,
  error,
  ...input
}: {
  label?: string;
  error?: string;
} & Omit<ComponentProps<"input">, "type">) {
  return (
    <Field label={label} error={error} hint={t`At least ${SHORTEST_PASSWORD} characters.`}>
      {(control) => <PasswordInput {...control} autoComplete="new-password" {...input} />}
    </Field>
  );
}
