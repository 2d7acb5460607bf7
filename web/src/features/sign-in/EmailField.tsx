import { t } from "@lingui/core/macro";
import type { ComponentProps } from "react";
import { Field } from "@/components/Field";
import { Input } from "@/components/Input";

export function EmailField({ error, ...input }: { error?: string } & ComponentProps<"input">) {
  return (
    <Field label={t`Email`} error={error}>
      {(control) => (
        <Input
          {...control}
          type="email"
          autoComplete="username"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
          {...input}
        />
      )}
    </Field>
  );
}
