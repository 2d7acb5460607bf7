import { t } from "@lingui/core/macro";
import { Plural, Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Check, Download, Flag, X } from "lucide-react";
import { Suspense, useState } from "react";
import type { CallScope } from "@/api/callScope";
import { peopleQuery } from "@/api/people";
import { Button } from "@/components/Button";
import { IconButton } from "@/components/IconButton";
import { lazily } from "@/components/lazily";
import { Select } from "@/components/Select";
import type { ListColumn } from "./listColumns";
import { TagForm } from "./TagForm";
import { useReviews, useReviewsSaved, useSendReviews } from "./useReview";
import type { Selection } from "./useSelection";

const ExportDialog = lazily(() => import("./ExportDialog"), "ExportDialog");

/** The actions for several calls at once. */
export function SelectionBar({
  scope,
  columns,
  selection,
}: {
  scope: CallScope;
  columns: ListColumn[];
  selection: Selection;
}) {
  const { callIds, clear } = selection;
  const save = useReviews(clear);
  const send = useSendReviews();
  const saved = useReviewsSaved(clear);
  const people = useQuery(peopleQuery);
  const [exporting, setExporting] = useState(false);
  return (
    <section
      aria-label={t`Selected calls`}
      className="sticky bottom-4 z-20 max-md:bottom-[calc(4.5rem+env(safe-area-inset-bottom))] mx-auto mt-3 flex w-fit max-w-full flex-wrap items-center gap-2 rounded-xl border border-line-strong bg-surface px-3 py-2 shadow-lg"
    >
      <HowMany selection={selection} />
      <TagForm
        disabled={save.isPending}
        send={async (tag) => {
          const change = { callIds, change: { addTags: [tag] } };
          await send(change);
          saved(change);
        }}
      />
      <Button
        variant="secondary"
        disabled={save.isPending}
        onClick={() => save.mutate({ callIds, change: { flagged: true } })}
      >
        <Flag aria-hidden className="size-4" />
        <Trans>Flag</Trans>
      </Button>
      <Button
        variant="secondary"
        disabled={save.isPending}
        onClick={() => save.mutate({ callIds, change: { done: true } })}
      >
        <Check aria-hidden className="size-4" />
        <Trans>Done</Trans>
      </Button>
      <Select
        aria-label={t`Assign to`}
        className="w-44"
        disabled={save.isPending}
        value="choose"
        onChange={(event) =>
          save.mutate({ callIds, change: { assigneeId: event.target.value || null } })
        }
      >
        <option value="choose" disabled>
          <Trans>Assign to…</Trans>
        </option>
        <option value="">{t`Nobody`}</option>
        {people.data?.map(({ id, email }) => (
          <option key={id} value={id}>
            {email}
          </option>
        ))}
      </Select>
      <Button variant="secondary" onClick={() => setExporting(true)}>
        <Download aria-hidden className="size-4" />
        <Trans>Export</Trans>
      </Button>
      <IconButton icon={X} label={t`Clear the selection`} onClick={clear} />
      {exporting && (
        <Suspense>
          <ExportDialog
            scope={scope}
            callIds={callIds}
            query={() => ({})}
            columns={columns}
            onClose={() => setExporting(false)}
          />
        </Suspense>
      )}
    </section>
  );
}

function HowMany({ selection }: { selection: Selection }) {
  const { callIds, whole, hasWhole, selectWhole } = selection;
  return (
    <>
      <p aria-live="polite" className="px-1 font-medium text-[13px]">
        <Trans>
          <Plural value={callIds.length} one="# call" other="# calls" /> selected
        </Trans>
        {whole === "first" && (
          <span className="font-normal text-ink-soft">
            {" · "}
            <Trans>The list has more; these are its newest.</Trans>
          </span>
        )}
      </p>
      {hasWhole && (
        <Button variant="ghost" busy={whole === "loading"} onClick={selectWhole}>
          <Trans>Select all calls of this list</Trans>
        </Button>
      )}
    </>
  );
}
