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

/** Filters of the list under a name: one's own, and those that colleagues share. */
export function SavedViews() {
  const router = useRouter();
  const query = useLocation().searchStr.replace(/^\?/, "");
  const views = useQuery(viewsQuery);
  const me = useQuery(meQuery);
  const queryClient = useQueryClient();
  const maySave = useMayReview();
  const [saving, setSaving] = useState(false);
  const remove = useMutation({
    mutationFn: removeView,
    onSuccess: () => toast.success(t`The view was removed.`),
    onError: (error) => toast.error(messageOf(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: viewsQuery.queryKey }),
  });
  const all = views.data ?? [];
  const present = all.find((view) => view.query === query);
  const mayRemove = present && (present.own || me.data?.membership === "owner");
  const savable = maySave && query !== "" && !present;
  if (all.length === 0 && !savable) return null;
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      {all.length > 0 && (
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
      )}
      {savable && (
        <Button variant="secondary" onClick={() => setSaving(true)}>
          <Trans>Save view</Trans>
        </Button>
      )}
      {mayRemove && (
        <Button variant="ghost" busy={remove.isPending} onClick={() => remove.mutate(present.id)}>
          <Trans>Remove view</Trans>
        </Button>
      )}
      {saving && (
        <Suspense>
          <SaveViewDialog query={query} onClose={() => setSaving(false)} />
        </Suspense>
      )}
    </div>
  );
}
