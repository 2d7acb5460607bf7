import { type FormEvent, useState } from "react";
import { ApiError, messageOf } from "@/api/client";
import { Button } from "@/components/Button";
import { NewPasswordField } from "@/components/NewPasswordField";
import { Notice } from "@/components/Notice";
import { passwordProblem } from "@/lib/password";

interface Props {
  /** Lets a password manager file the new password under the right account. */
  email?: string;
  button: string;
  busy: boolean;
  error: unknown;
  onSubmit: (password: string) => void;
}

export function ChoosePasswordForm({ email, button, busy, error, onSubmit }: Props) {
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<string>();
  const fieldError = error instanceof ApiError ? error.field("password") : undefined;

  function submit(event: FormEvent) {
    event.preventDefault();
    const found = passwordProblem(password);
    setProblem(found);
    if (!found) onSubmit(password);
  }

  return (
    <form noValidate onSubmit={submit} className="grid gap-5">
      {error && !fieldError ? <Notice tone="bad">{messageOf(error)}</Notice> : null}
      {email && (
        <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      )}
      <NewPasswordField
        autoFocus
        value={password}
        error={problem ?? fieldError}
        onChange={setPassword}
      />
      <Button type="submit" busy={busy} className="w-full md:h-10">
        {button}
      </Button>
    </form>
  );
}
