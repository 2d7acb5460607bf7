import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { UseFormRegisterReturn } from "react-hook-form";
import { createClient } from "@/api/clients";
import { keys } from "@/api/keys";
import { signInOptionsQuery } from "@/api/session";
import type { CreatedClient } from "@/api/types";
import { Dialog } from "@/components/Dialog";
import { DoneDialog } from "@/components/DoneDialog";
import { FormActions } from "@/components/forms/FormActions";
import { useApiForm } from "@/components/forms/useApiForm";
import { NewPasswordField } from "@/components/NewPasswordField";
import { Notice } from "@/components/Notice";
import { OneTimeLink } from "@/components/OneTimeLink";
import { reading } from "@/lib/fields";
import { passwordProblem } from "@/lib/password";
import { z } from "@/lib/schema";
import { CLIENT, ClientFields, EMAIL_TAKEN } from "./ClientFields";

type Way = "invitation" | "password";

const SCHEMA = reading(
  z.object({ ...CLIENT, way: z.enum(["invitation", "password"]), password: z.string() }),
  ({ way, password, phoneNumber, ...client }, refuse) => {
    const weak = way === "password" && passwordProblem(password);
    if (weak) refuse(weak, "password");
    return {
      ...client,
      phoneNumber: phoneNumber || undefined,
      password: way === "password" ? password : undefined,
    };
  },
);

export function CreateClientDialog({ onClose }: { onClose: () => void }) {
  const [created, setCreated] = useState<CreatedClient>();
  return created ? (
    <DoneDialog
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
    </DoneDialog>
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

function CreateClientForm({
  onCreated,
  onClose,
}: {
  onCreated: (created: CreatedClient) => void;
  onClose: () => void;
}) {
  const queryClient = useQueryClient();
  const options = useQuery(signInOptionsQuery);
  const form = useApiForm({
    schema: SCHEMA,
    values: { name: "", email: "", phoneNumber: "", way: "invitation", password: "" },
    send: createClient,
    onSuccess: (created) => {
      queryClient.invalidateQueries({ queryKey: keys.clients.all });
      onCreated(created);
    },
    ...EMAIL_TAKEN,
  });
  const byPassword = form.watch("way") === "password";

  return (
    <form noValidate onSubmit={form.submit} className="grid gap-4">
      {form.notice && <Notice tone="bad">{form.notice}</Notice>}
      <ClientFields field={form.field} />
      <fieldset className="grid gap-2">
        <legend className="mb-1.5 font-medium text-[13px]">
          <Trans>How they get in</Trans>
        </legend>
        <WayOption
          value="invitation"
          input={form.register("way")}
          title={t`Invitation link`}
          description={
            options.data?.mailConfigured
              ? t`They get a mail with a link, and choose their own password.`
              : t`You get a link to send them. They choose their own password.`
          }
        />
        <WayOption
          value="password"
          input={form.register("way")}
          title={t`Set a password`}
          description={t`You choose it and tell them.`}
        />
      </fieldset>
      {byPassword && (
        <NewPasswordField error={form.problem("password")} {...form.register("password")} />
      )}
      <FormActions submit={t`Create client`} busy={form.busy} onCancel={onClose} />
    </form>
  );
}

function WayOption({
  value,
  input,
  title,
  description,
}: {
  value: Way;
  input: UseFormRegisterReturn;
  title: string;
  description: string;
}) {
  return (
    <label className="flex cursor-pointer gap-3 rounded-lg border border-line-strong px-3.5 py-2.5 transition-colors hover:bg-sunken has-checked:border-accent has-checked:bg-accent-wash">
      <input type="radio" value={value} {...input} className="mt-1 accent-accent" />
      <span>
        <span className="block font-medium text-[13px]">{title}</span>
        <span className="block text-[13px] text-ink-soft">{description}</span>
      </span>
    </label>
  );
}
