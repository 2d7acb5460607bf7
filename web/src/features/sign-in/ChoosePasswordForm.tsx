import type { Session } from "@/api/types";
import { Button } from "@/components/Button";
import { useApiForm } from "@/components/forms/useApiForm";
import { NewPasswordField } from "@/components/NewPasswordField";
import { Notice } from "@/components/Notice";
import { newPassword } from "@/lib/fields";
import { z } from "@/lib/schema";

const SCHEMA = z.object({ password: newPassword });

interface Props {
  /** Lets a password manager save the new password for the right account. */
  email?: string;
  button: string;
  send: (password: string) => Promise<Session>;
  onSuccess: (session: Session) => void;
}

export function ChoosePasswordForm({ email, button, send, onSuccess }: Props) {
  const form = useApiForm({
    schema: SCHEMA,
    values: { password: "" },
    send: ({ password }) => send(password),
    onSuccess,
  });
  return (
    <form noValidate onSubmit={form.submit} className="grid gap-5">
      {form.notice && <Notice tone="bad">{form.notice}</Notice>}
      {email && (
        <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      )}
      <NewPasswordField autoFocus error={form.problem("password")} {...form.register("password")} />
      <Button type="submit" busy={form.busy} className="w-full md:h-10">
        {button}
      </Button>
    </form>
  );
}
