import { t } from "@lingui/core/macro";
import { Field } from "@/components/Field";
import { Input } from "@/components/Input";

export function EmailField({
  value,
  error,
  onChange,
  autoFocus,
}: {
  value: string;
  error?: string;
  onChange: (value: string) => void;
  autoFocus?: boolean;
}) {
  return (
    <Field label={t`Email`} error={error}>
      {(control) => (
        <Input
          {...control}
          type="email"
          name="email"
          autoComplete="username"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus={autoFocus}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
