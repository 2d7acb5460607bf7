import { t } from "@lingui/core/macro";
import { Plural, Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Check, Flag, X } from "lucide-react";
import { peopleQuery } from "@/api/people";
import { Button } from "@/components/Button";
import { IconButton } from "@/components/IconButton";
import { Select } from "@/components/Select";
import { TagForm } from "./TagForm";
import { useReviews, useReviewsSaved, useSendReviews } from "./useReview";

/** What can be done with several calls at once. */
export function SelectionBar({ callIds, onClear }: { callIds: string[]; onClear: () => void }) {
  const save = useReviews(onClear);
  const send = useSendReviews();
  const saved = useReviewsSaved(onClear);
  const people = useQuery(peopleQuery);
  return (
    <section
      aria-label={t`Selected calls`}
      className="sticky bottom-4 z-20 max-md:bottom-[calc(4.5rem+env(safe-area-inset-bottom))] mx-auto mt-3 flex w-fit max-w-full flex-wrap items-center gap-2 rounded-xl border border-line-strong bg-surface px-3 py-2 shadow-lg"
    >
      <p aria-live="polite" className="px-1 font-medium text-[13px]">
        <Trans>
          <Plural value={callIds.length} one="# call" other="# calls" /> selected
        </Trans>
      </p>
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
      <IconButton icon={X} label={t`Clear the selection`} onClick={onClear} />
    </section>
  );
}
