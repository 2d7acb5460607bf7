import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ApiError, messageOf } from "@/api/client";
import { clientQuery } from "@/api/getClient";
import type { ClientRow } from "@/api/types";
import { updateClient } from "@/api/updateClient";
import { Button } from "@/components/Button";
import { Dialog, DialogActions } from "@/components/Dialog";
import { Field } from "@/components/Field";
import { Input } from "@/components/Input";
import { Notice } from "@/components/Notice";
import { toast } from "@/components/toasts";
import { emailProblem } from "@/lib/email";

export function EditClientDialog({ client, onClose }: { client: ClientRow; onClose: () => void }) {
  const queryClient = useQueryClient();
  const [form, setForm] = useState({
    name: client.name,
    email: client.email,
    phoneNumber: client.phoneNumber ?? "",
  });
  const [problems, setProblems] = useState<{ name?: string; email?: string }>({});
  const save = useMutation({
    mutationFn: () =>
      updateClient(client.id, {
        name: form.name.trim(),
        email: form.email.trim(),
        phoneNumber: form.phoneNumber.trim(),
      }),
    onSuccess: (changed) => {
      queryClient.setQueryData(clientQuery(client.id).queryKey, changed);
      queryClient.invalidateQueries({ queryKey: ["clients"] });
      toast.success("Saved.");
      onClose();
    },
  });
  const error = save.error instanceof ApiError ? save.error : undefined;
  const taken = error?.code === "email-taken" ? "This email already has an account." : undefined;
  const atField = taken || (error?.errors.length ?? 0) > 0;

  function submit(event: FormEvent) {
    event.preventDefault();
    const found = {
      name: form.name.trim() ? undefined : "Enter the name of the business.",
      email: emailProblem(form.email),
    };
    setProblems(found);
    if (!found.name && !found.email) save.mutate();
  }

  return (
    <Dialog open onClose={onClose} title="Edit client">
      <form noValidate onSubmit={submit} className="grid gap-4">
        {save.error && !atField && <Notice tone="bad">{messageOf(save.error)}</Notice>}
        <Field label="Business name" error={problems.name ?? error?.field("name")}>
          {(control) => (
            <Input
              {...control}
              value={form.name}
              onChange={(event) => setForm({ ...form, name: event.target.value })}
            />
          )}
        </Field>
        <Field
          label="Email"
          hint="They sign in with it."
          error={problems.email ?? taken ?? error?.field("email")}
        >
          {(control) => (
            <Input
              {...control}
              type="email"
              autoComplete="off"
              value={form.email}
              onChange={(event) => setForm({ ...form, email: event.target.value })}
            />
          )}
        </Field>
        <Field label="Phone number" optional error={error?.field("phoneNumber")}>
          {(control) => (
            <Input
              {...control}
              type="tel"
              autoComplete="off"
              value={form.phoneNumber}
              onChange={(event) => setForm({ ...form, phoneNumber: event.target.value })}
            />
          )}
        </Field>
        <DialogActions>
          <Button variant="secondary" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" busy={save.isPending}>
            Save
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
