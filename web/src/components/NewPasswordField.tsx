import { SHORTEST_PASSWORD } from "@/lib/password";
import { Field } from "./Field";
import { PasswordInput } from "./PasswordInput";

export function NewPasswordField({
  label = "Password",
  value,
  error,
  onChange,
}: {
  label?: string;
  value: string;
  error?: string;
  onChange: (value: string) => void;
}) {
  return (
    <Field label={label} error={error} hint={`At least ${SHORTEST_PASSWORD} characters.`}>
      {(control) => (
        <PasswordInput
          {...control}
          name="new-password"
          autoComplete="new-password"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
