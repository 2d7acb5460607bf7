import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import type { SavedView } from "@/api/types";
import { changeView, saveView, viewsQuery } from "@/api/views";
import { Dialog } from "@/components/Dialog";
import { Field } from "@/components/Field";
import { FormActions } from "@/components/forms/FormActions";
import { useApiForm } from "@/components/forms/useApiForm";
import { Input } from "@/components/Input";
import { Notice } from "@/components/Notice";
import { required } from "@/lib/fields";
import { z } from "@/lib/schema";
import { openView } from "./useViews";

const SCHEMA = z.object({ name: required(t`Give the view a name.`), shared: z.boolean() });

/** Either `query`, the filters to save as a new view, or `view`, the view to rename. */
type Props = ({ query: string; view?: undefined } | { view: SavedView; query?: undefined }) & {
  onClose: () => void;
};

/** Saves the filters of the URL as a view, or renames a view. */
export function SaveViewDialog({ query, view, onClose }: Props) {
  const queryClient = useQueryClient();
  const form = useApiForm({
    schema: SCHEMA,
    values: { name: view?.name ?? "", shared: view?.shared ?? false },
    send: (said) => (view ? changeView(view.id, said) : saveView({ ...said, query })),
    onSuccess: (saved) => {
      openView(saved.id);
      queryClient.invalidateQueries({ queryKey: viewsQuery.queryKey });
      onClose();
    },
  });
  const name = form.field("name");

  return (
    <Dialog open onClose={onClose} title={view ? t`Rename or share the view` : t`Save view`}>
      <form noValidate onSubmit={form.submit} className="grid gap-4">
        {form.notice && <Notice tone="bad">{form.notice}</Notice>}
        <Field label={t`Name`} error={name.error}>
          {(control) => <Input {...control} maxLength={80} autoComplete="off" {...name.input} />}
        </Field>
        <label className="flex min-h-6 items-center gap-2">
          <input
            type="checkbox"
            className="size-4 accent-(--color-accent)"
            {...form.register("shared")}
          />
          <Trans>Share with everybody of this account</Trans>
        </label>
        <FormActions submit={t`Save`} busy={form.busy} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
