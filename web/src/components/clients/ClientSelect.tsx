import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { Field } from "@/components/Field";
import { type ClientChoice, ClientCombobox } from "./ClientCombobox";

/** For operators: a form field with a choice of one client. */
export function ClientSelect({
  label = t`Client`,
  placeholder = t`Choose a client`,
  hint,
  optional,
  error,
  ...choice
}: {
  label?: string;
  placeholder?: string;
  hint?: ReactNode;
  optional?: boolean;
  error?: string;
  value: string;
  onChange: (client: ClientChoice | null) => void;
}) {
  return (
    <Field label={label} hint={hint} optional={optional} error={error}>
      {(control) => (
        <ClientCombobox {...control} {...choice} placeholder={placeholder} clearable={optional} />
      )}
    </Field>
  );
}
