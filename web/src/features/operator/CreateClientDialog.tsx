import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ApiError, messageOf } from "@/api/client";
import { createClient } from "@/api/createClient";
import type { CreatedClient } from "@/api/types";
import { Button } from "@/components/Button";
import { Dialog, DialogActions } from "@/components/Dialog";
import { Field } from "@/components/Field";
import { Input } from "@/components/Input";
import { NewPasswordField } from "@/components/NewPasswordField";
import { Notice } from "@/components/Notice";
import { emailProblem } from "@/lib/email";
import { passwordProblem } from "@/lib/password";
import { OneTimeLink } from "./OneTimeLink";

export function CreateClientDialog({ onClose }: { onClose: () => void }) {
  const [created, setCreated] = useState<CreatedClient>();
  return created ? (
    <Dialog open onClose={onClose} title={`${created.client.name} is ready`}>
      {created.client.status === "invited" ? (
        <OneTimeLink
          label="Invitation link"
          url={created.invitationUrl}
          email={created.client.email}
        />
      ) : (
        <Notice tone="good">
          They can sign in as <b className="font-medium">{created.client.email}</b> with the
          password you chose.
        </Notice>
      )}
      <DialogActions>
        <Button onClick={onClose}>Done</Button>
      </DialogActions>
    </Dialog>
  ) : (
    <Dialog
      open
      onClose={onClose}
      title="New client"
      description="A business that sees its own calls, and only those."
    >
      <CreateClientForm onCreated={setCreated} onClose={onClose} />
    </Dialog>
  );
}

type Way = "invitation" | "password";

function CreateClientForm({
  onCreated,
  onClose,
}: {
  onCreated: (created: CreatedClient) => void;
  onClose: () => void;
}) {
  const queryClient = useQueryClient();
  const [way, setWay] = useState<Way>("invitation");
  const [form, setForm] = useState({ name: "", email: "", phoneNumber: "", password: "" });
  const [problems, setProblems] = useState<Partial<typeof form>>({});
  const create = useMutation({
    mutationFn: createClient,
    onSuccess: (created) => {
      queryClient.invalidateQueries({ queryKey: ["clients"] });
      onCreated(created);
    },
  });
  const error = create.error instanceof ApiError ? create.error : undefined;
  const taken =
    error?.code === "email-taken" && create.variables?.email === form.email.trim()
      ? "This email already has an account."
      : undefined;
  const atField = error?.code === "email-taken" || (error?.errors.length ?? 0) > 0;

  function submit(event: FormEvent) {
    event.preventDefault();
    const found = {
      name: form.name.trim() ? undefined : "Enter the name of the business.",
      email: emailProblem(form.email),
      password: way === "password" ? passwordProblem(form.password) : undefined,
    };
    setProblems(found);
    if (found.name || found.email || found.password) return;
    create.mutate({
      name: form.name.trim(),
      email: form.email.trim(),
      phoneNumber: form.phoneNumber.trim() || undefined,
      password: way === "password" ? form.password : undefined,
    });
  }

  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      {create.error && !atField && <Notice tone="bad">{messageOf(create.error)}</Notice>}
      <Field label="Business name" error={problems.name ?? error?.field("name")}>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            value={form.name}
            onChange={(event) => setForm({ ...form, name: event.target.value })}
          />
        )}
      </Field>
      <Field label="Email" error={problems.email ?? taken ?? error?.field("email")}>
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
      <fieldset className="grid gap-2">
        <legend className="mb-1.5 font-medium text-[13px]">How they get in</legend>
        <WayOption
          checked={way === "invitation"}
          onChoose={() => setWay("invitation")}
          title="Invitation link"
          description="You get a link to send them. They choose their own password."
        />
        <WayOption
          checked={way === "password"}
          onChoose={() => setWay("password")}
          title="Set a password"
          description="You choose it and tell them."
        />
      </fieldset>
      {way === "password" && (
        <NewPasswordField
          value={form.password}
          error={problems.password ?? error?.field("password")}
          onChange={(password) => setForm({ ...form, password })}
        />
      )}
      <DialogActions>
        <Button variant="secondary" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" busy={create.isPending}>
          Create client
        </Button>
      </DialogActions>
    </form>
  );
}

function WayOption({
  checked,
  onChoose,
  title,
  description,
}: {
  checked: boolean;
  onChoose: () => void;
  title: string;
  description: string;
}) {
  return (
    <label className="flex cursor-pointer gap-3 rounded-lg border border-line-strong px-3.5 py-2.5 transition-colors hover:bg-sunken has-checked:border-accent has-checked:bg-accent-wash">
      <input
        type="radio"
        name="way"
        checked={checked}
        onChange={onChoose}
        className="mt-1 accent-accent"
      />
      <span>
        <span className="block font-medium text-[13px]">{title}</span>
        <span className="block text-[13px] text-ink-soft">{description}</span>
      </span>
    </label>
  );
}
