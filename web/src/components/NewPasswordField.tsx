import { t } from "@lingui/core/macro";
import { SHORTEST_PASSWORD } from "@/lib/password";
import { Field } from "./Field";
import { PasswordInput } from "./PasswordInput";

export function NewPasswordField({
  label = t`Password`,
  value,
  error,
  onChange,
  autoFocus,
}: {
  label?: string;
  value: string;
  error?: string;
  onChange: (value: string) => void;
  autoFocus?: boolean;
}) {
  return (
    <Field label={label} error={error} hint={t`At least ${SHORTEST_PASSWORD} characters.`}>
      {(control) => (
        <PasswordInput
          {...control}
          name="new-password"
          autoComplete="new-password"
          autoFocus={autoFocus}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
