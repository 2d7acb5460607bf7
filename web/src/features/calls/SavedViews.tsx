import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocation, useRouter } from "@tanstack/react-router";
import { Suspense, useState } from "react";
import { messageOf } from "@/api/client";
import { meQuery } from "@/api/session";
import { removeView, viewsQuery } from "@/api/views";
import { Button } from "@/components/Button";
import { lazily } from "@/components/lazily";
import { Select } from "@/components/Select";
import { toast } from "@/components/toasts";
import { useMayReview } from "./useMayReview";

const SaveViewDialog = lazily(() => import("./SaveViewDialog"), "SaveViewDialog");

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

/** Saves the present filters. It keeps its place while the views are loaded and when they are saved. */
export function SaveView() {
  const { query, loaded, present } = useViews();
  const maySave = useMayReview();
  const [saving, setSaving] = useState(false);
  if (!maySave || query === "") return null;
  return (
    <>
      <Button
        variant="secondary"
        disabled={present !== undefined}
        className={loaded ? undefined : "invisible"}
        onClick={() => setSaving(true)}
      >
        {present ? <Trans>View saved</Trans> : <Trans>Save view</Trans>}
      </Button>
      {saving && (
        <Suspense>
          <SaveViewDialog query={query} onClose={() => setSaving(false)} />
        </Suspense>
      )}
    </>
  );
}
