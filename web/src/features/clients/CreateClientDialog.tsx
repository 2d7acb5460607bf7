import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ApiError, messageOf } from "@/api/client";
import { createClient } from "@/api/clients";
import { keys } from "@/api/keys";
import { signInOptionsQuery } from "@/api/session";
import type { CreatedClient } from "@/api/types";
import { Button } from "@/components/Button";
import { Dialog, DialogActions } from "@/components/Dialog";
import { NewPasswordField } from "@/components/NewPasswordField";
import { Notice } from "@/components/Notice";
import { OneTimeLink } from "@/components/OneTimeLink";
import { passwordProblem } from "@/lib/password";
import {
  ClientFields,
  type ClientForm,
  type ClientProblems,
  clientProblems,
  isAtField,
  trimmed,
} from "./ClientFields";

export function CreateClientDialog({ onClose }: { onClose: () => void }) {
  const [created, setCreated] = useState<CreatedClient>();
  return created ? (
    <Dialog
      open
      onClose={onClose}
      title={
        created.mailed ? t`${created.client.name} is invited` : t`${created.client.name} is ready`
      }
    >
      {created.client.status === "invited" ? (
        <OneTimeLink
          label={t`Invitation link`}
          url={created.invitationUrl}
          email={created.client.email}
          expiresAt={created.expiresAt}
          mailed={created.mailed}
        />
      ) : (
        <Notice tone="good">
          <Trans>
            They can sign in as <b className="font-medium">{created.client.email}</b> with the
            password you chose.
          </Trans>
        </Notice>
      )}
      <DialogActions>
        <Button onClick={onClose}>
          <Trans>Done</Trans>
        </Button>
      </DialogActions>
    </Dialog>
  ) : (
    <Dialog
      open
      onClose={onClose}
      title={t`New client`}
      description={t`A business that sees its own calls, and only those.`}
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
  const options = useQuery(signInOptionsQuery);
  const [way, setWay] = useState<Way>("invitation");
  const [form, setForm] = useState<ClientForm>({ name: "", email: "", phoneNumber: "" });
  const [password, setPassword] = useState("");
  const [problems, setProblems] = useState<ClientProblems & { password?: string }>({});
  const create = useMutation({
    mutationFn: createClient,
    onSuccess: (created) => {
      queryClient.invalidateQueries({ queryKey: keys.clients.all });
      onCreated(created);
    },
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    const found: typeof problems = clientProblems(form);
    const weak = way === "password" && passwordProblem(password);
    if (weak) found.password = weak;
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    const { phoneNumber, ...rest } = trimmed(form);
    create.mutate({
      ...rest,
      phoneNumber: phoneNumber || undefined,
      password: way === "password" ? password : undefined,
    });
  }

  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      {create.error && !isAtField(create.error) && (
        <Notice tone="bad">{messageOf(create.error)}</Notice>
      )}
      <ClientFields
        form={form}
        problems={problems}
        error={create.error}
        sentEmail={create.variables?.email}
        onChange={(part) => setForm({ ...form, ...part })}
      />
      <fieldset className="grid gap-2">
        <legend className="mb-1.5 font-medium text-[13px]">
          <Trans>How they get in</Trans>
        </legend>
        <WayOption
          checked={way === "invitation"}
          onChoose={() => setWay("invitation")}
          title={t`Invitation link`}
          description={
            options.data?.mailConfigured
              ? t`They get a mail with a link, and choose their own password.`
              : t`You get a link to send them. They choose their own password.`
          }
        />
        <WayOption
          checked={way === "password"}
          onChoose={() => setWay("password")}
          title={t`Set a password`}
          description={t`You choose it and tell them.`}
        />
      </fieldset>
      {way === "password" && (
        <NewPasswordField
          value={password}
          error={
            problems.password ??
            (create.error instanceof ApiError ? create.error.field("password") : undefined)
          }
          onChange={setPassword}
        />
      )}
      <DialogActions>
        <Button variant="secondary" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" busy={create.isPending}>
          <Trans>Create client</Trans>
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
