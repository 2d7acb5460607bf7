import { t } from "@lingui/core/macro";
import { ApiError } from "@/api/client";
import { Field } from "@/components/Field";
import { Input } from "@/components/Input";
import { emailProblem } from "@/lib/email";

/** What a client is known by, as it is typed. */
export interface ClientForm {
  name: string;
  email: string;
  phoneNumber: string;
}

export type ClientProblems = Partial<Record<keyof ClientForm, string>>;

/** What is wrong with what was typed; empty when it may be sent. */
export function clientProblems(form: ClientForm): ClientProblems {
  const problems: ClientProblems = {};
  if (!form.name.trim()) problems.name = t`Enter the name of the business.`;
  const email = emailProblem(form.email);
  if (email) problems.email = email;
  return problems;
}

export function trimmed(form: ClientForm): ClientForm {
  return {
    name: form.name.trim(),
    email: form.email.trim(),
    phoneNumber: form.phoneNumber.trim(),
  };
}

/** A refusal that stands at the fields, and needs no notice of its own. */
export function isAtField(error: unknown): boolean {
  return error instanceof ApiError && (error.code === "email-taken" || error.errors.length > 0);
}

export function ClientFields({
  form,
  problems,
  error,
  sentEmail,
  emailHint,
  onChange,
}: {
  form: ClientForm;
  problems: ClientProblems;
  /** What the server refused. */
  error: unknown;
  /** The address it refused: another one is not taken until it says so. */
  sentEmail: string | undefined;
  emailHint?: string;
  onChange: (part: Partial<ClientForm>) => void;
}) {
  const refused = error instanceof ApiError ? error : undefined;
  const taken =
    refused?.code === "email-taken" && sentEmail === form.email.trim()
      ? t`This email already has an account.`
      : undefined;
  return (
    <>
      <Field label={t`Business name`} error={problems.name ?? refused?.field("name")}>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            value={form.name}
            onChange={(event) => onChange({ name: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={t`Email`}
        hint={emailHint}
        error={problems.email ?? taken ?? refused?.field("email")}
      >
        {(control) => (
          <Input
            {...control}
            type="email"
            autoComplete="off"
            value={form.email}
            onChange={(event) => onChange({ email: event.target.value })}
          />
        )}
      </Field>
      <Field label={t`Phone number`} optional error={refused?.field("phoneNumber")}>
        {(control) => (
          <Input
            {...control}
            type="tel"
            autoComplete="off"
            value={form.phoneNumber}
            onChange={(event) => onChange({ phoneNumber: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}
