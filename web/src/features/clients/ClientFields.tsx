import { t } from "@lingui/core/macro";
import type { UseFormRegisterReturn } from "react-hook-form";
import type { ApiError } from "@/api/client";
import { Field } from "@/components/Field";
import { Input } from "@/components/Input";
import { emailAddress, required, trimmed } from "@/lib/fields";

/** The fields that identify a client. */
export const CLIENT = {
  name: required(t`Enter the name of the business.`),
  email: emailAddress,
  phoneNumber: trimmed,
};

/** The field and the message of a refused e-mail address, for forms with these fields. */
export const EMAIL_TAKEN = {
  fieldOf: { "email-taken": "email" },
  say: (error: ApiError) =>
    error.code === "email-taken" ? t`This email already has an account.` : undefined,
} as const;

export function ClientFields({
  field,
  emailHint,
}: {
  field: (name: keyof typeof CLIENT) => { error?: string; input: UseFormRegisterReturn };
  emailHint?: string;
}) {
  const [name, email, phone] = [field("name"), field("email"), field("phoneNumber")];
  return (
    <>
      <Field label={t`Business name`} error={name.error}>
        {(control) => <Input {...control} autoComplete="off" {...name.input} />}
      </Field>
      <Field label={t`Email`} hint={emailHint} error={email.error}>
        {(control) => <Input {...control} type="email" autoComplete="off" {...email.input} />}
      </Field>
      <Field label={t`Phone number`} optional error={phone.error}>
        {(control) => <Input {...control} type="tel" autoComplete="off" {...phone.input} />}
      </Field>
    </>
  );
}
