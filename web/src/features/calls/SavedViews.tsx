import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { Suspense, useState } from "react";
import { messageOf } from "@/api/client";
import type { SavedView } from "@/api/types";
import { changeView, removeView, viewsQuery } from "@/api/views";
import { Button } from "@/components/Button";
import { lazily } from "@/components/lazily";
import { Select } from "@/components/Select";
import { toast } from "@/components/toasts";
import { openView, useViews } from "./useViews";

const SaveViewDialog = lazily(() => import("./SaveViewDialog"), "SaveViewDialog");

/** The saved views of the list: the reader's own and those that colleagues share. */
export function SavedViews() {
  const router = useRouter();
  const { unfiltered, all, open, changed, mayChange } = useViews();
  const [editing, setEditing] = useState(false);
  const remove = useChange(removeView, t`The view was removed.`);
  if (all.length === 0) return null;
  function go(view: SavedView | undefined) {
    openView(view?.id);
    router.history.push(view?.query ? `/calls?${view.query}` : "/calls");
  }
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <Select
        aria-label={t`Saved views`}
        className="w-56 max-w-full"
        value={open?.id ?? ""}
        onChange={(event) => go(all.find(({ id }) => id === event.target.value))}
      >
        <option value="">{unfiltered || open ? t`All calls` : t`Unsaved filters`}</option>
        {all.map((view) => (
          <option key={view.id} value={view.id}>
            {wordsOf(view, changed && view.id === open?.id)}
          </option>
        ))}
      </Select>
      {changed && (
        <Button variant="ghost" onClick={() => go(open)}>
          <Trans>Undo changes</Trans>
        </Button>
      )}
      {open && mayChange && (
        <>
          <Button variant="ghost" onClick={() => setEditing(true)}>
            <Trans>Rename or share</Trans>
          </Button>
          <Button variant="ghost" busy={remove.isPending} onClick={() => remove.mutate(open.id)}>
            <Trans>Remove view</Trans>
          </Button>
          {editing && (
            <Suspense>
              <SaveViewDialog view={open} onClose={() => setEditing(false)} />
            </Suspense>
          )}
        </>
      )}
    </div>
  );
}

function wordsOf({ name, shared }: SavedView, changed: boolean): string {
  if (changed) return shared ? t`${name} (shared, changed)` : t`${name} (changed)`;
  return shared ? t`${name} (shared)` : name;
}

/**
 * Saves the current filters as a new view or in the open view. The button keeps its space while
 * views load or save.
 */
export function SaveView() {
  const { query, unfiltered, loaded, open, changed, maySave, mayChange } = useViews();
  const [saving, setSaving] = useState(false);
  const update = useChange(
    (id: string) => changeView(id, { query }),
    t`The view has the present filters now.`,
  );
  if (!maySave || unfiltered) return null;
  const saved = open !== undefined && !changed;
  return (
    <>
      {open && changed && mayChange && (
        <Button variant="secondary" busy={update.isPending} onClick={() => update.mutate(open.id)}>
          <Trans>Update this view</Trans>
        </Button>
      )}
      <Button
        variant="secondary"
        disabled={saved}
        className={loaded ? undefined : "invisible"}
        onClick={() => setSaving(true)}
      >
        {saved ? t`View saved` : changed ? t`Save as new view` : t`Save view`}
      </Button>
      {saving && (
        <Suspense>
          <SaveViewDialog query={query} onClose={() => setSaving(false)} />
        </Suspense>
      )}
    </>
  );
}

/** Changes a view without a form. */
function useChange(send: (id: string) => Promise<unknown>, done: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => toast.success(done),
    onError: (error) => toast.error(messageOf(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: viewsQuery.queryKey }),
  });
}
