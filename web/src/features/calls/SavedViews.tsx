import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocation, useRouter } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { messageOf } from "@/api/client";
import { meQuery } from "@/api/session";
import { removeView, saveView, viewsQuery } from "@/api/views";
import { Button } from "@/components/Button";
import { Dialog, DialogActions } from "@/components/Dialog";
import { Field } from "@/components/Field";
import { Input } from "@/components/Input";
import { Notice } from "@/components/Notice";
import { Select } from "@/components/Select";
import { toast } from "@/components/toasts";
import { useMayReview } from "./useMayReview";

/** The saved views, and what the address names of them. */
function useViews() {
  const query = useLocation().searchStr.replace(/^\?/, "");
  const views = useQuery(viewsQuery);
  const all = views.data ?? [];
  return { query, loaded: views.isSuccess, all, present: all.find((view) => view.query === query) };
}

/** Filters of the list under a name: one's own, and those that colleagues share. */
export function SavedViews() {
  const router = useRouter();
  const { query, all, present } = useViews();
  const me = useQuery(meQuery);
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: removeView,
    onSuccess: () => toast.success(t`The view was removed.`),
    onError: (error) => toast.error(messageOf(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: viewsQuery.queryKey }),
  });
  const mayRemove = present && (present.own || me.data?.membership === "owner");
  if (all.length === 0) return null;
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <Select
        aria-label={t`Saved views`}
        className="w-56 max-w-full"
        value={present?.id ?? ""}
        onChange={(event) => {
          const view = all.find(({ id }) => id === event.target.value);
          router.history.push(view?.query ? `/calls?${view.query}` : "/calls");
        }}
      >
        <option value="">{query && !present ? t`Unsaved filters` : t`All calls`}</option>
        {all.map((view) => (
          <option key={view.id} value={view.id}>
            {view.name}
            {view.shared ? ` (${t`shared`})` : ""}
          </option>
        ))}
      </Select>
      {mayRemove && (
        <Button variant="ghost" busy={remove.isPending} onClick={() => remove.mutate(present.id)}>
          <Trans>Remove view</Trans>
        </Button>
      )}
    </div>
  );
}

/** Saves the present filters. Stands at the end of them, so that none of them moves when it appears. */
export function SaveView() {
  const { query, loaded, present } = useViews();
  const maySave = useMayReview();
  const [saving, setSaving] = useState(false);
  if (!loaded || !maySave || query === "" || present) return null;
  return (
    <>
      <Button variant="secondary" onClick={() => setSaving(true)}>
        <Trans>Save view</Trans>
      </Button>
      {saving && <SaveDialog query={query} onClose={() => setSaving(false)} />}
    </>
  );
}

function SaveDialog({ query, onClose }: { query: string; onClose: () => void }) {
  const queryClient = useQueryClient();
  const [name, setName] = useState("");
  const [shared, setShared] = useState(false);
  const save = useMutation({
    mutationFn: () => saveView({ name, query, shared }),
    onSuccess: () => {
      queryClient.invalidateQueries({ queryKey: viewsQuery.queryKey });
      onClose();
    },
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (name.trim()) save.mutate();
  }

  return (
    <Dialog open onClose={onClose} title={t`Save view`}>
      <form noValidate onSubmit={submit} className="grid gap-4">
        {save.error && <Notice tone="bad">{messageOf(save.error)}</Notice>}
        <Field label={t`Name`}>
          {(control) => (
            <Input
              {...control}
              maxLength={80}
              autoComplete="off"
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <label className="flex min-h-6 items-center gap-2">
          <input
            type="checkbox"
            className="size-4 accent-(--color-accent)"
            checked={shared}
            onChange={(event) => setShared(event.target.checked)}
          />
          <Trans>Share with everybody of this account</Trans>
        </label>
        <DialogActions>
          <Button variant="secondary" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" busy={save.isPending} disabled={!name.trim()}>
            <Trans>Save</Trans>
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
