import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Check, Flag } from "lucide-react";
import { Suspense } from "react";
import { peopleQuery } from "@/api/people";
import { changeReview } from "@/api/review";
import type { CallDetail, ReviewPatch } from "@/api/types";
import { Button } from "@/components/Button";
import { Section } from "@/components/Card";
import { Field } from "@/components/Field";
import { lazily } from "@/components/lazily";
import { Select } from "@/components/Select";
import { Skeleton } from "@/components/Skeleton";
import { TagList } from "./Tags";
import { useMayReview } from "./useMayReview";
import { useReview, useReviewSaved } from "./useReview";

// Loads the form library after the call itself.
const TagForm = lazily(() => import("./TagForm"), "TagForm");

/** The review of a call: flag, done, assignee, tags. */
export function Review({ call, id }: { call: CallDetail; id: string }) {
  const people = useQuery(peopleQuery);
  const save = useReview();
  const mayReview = useMayReview();
  const saved = useReviewSaved();
  const { callId, review } = call;
  const change = (patch: ReviewPatch) => save.mutate({ callId, change: patch });
  if (!mayReview) {
    const { flagged, done, assignee, tags } = review;
    const words = [flagged && t`Needs attention`, done && t`Done`, assignee?.email].filter(Boolean);
    return (
      <Section id={id} title={t`Review`}>
        <p className="break-words text-ink-soft">{words.join(" · ") || t`Not reviewed.`}</p>
        {tags.length > 0 && <TagList tags={tags} />}
      </Section>
    );
  }
  return (
    <Section id={id} title={t`Review`}>
      <div className="grid gap-4">
        <div className="flex flex-wrap gap-2">
          <Button
            variant="secondary"
            aria-pressed={review.flagged}
            onClick={() => change({ flagged: !review.flagged })}
          >
            <Flag
              aria-hidden
              className={review.flagged ? "size-4 text-caution" : "size-4"}
              fill={review.flagged ? "currentColor" : "none"}
            />
            <Trans>Needs attention</Trans>
          </Button>
          <Button
            variant="secondary"
            aria-pressed={review.done}
            onClick={() => change({ done: !review.done })}
          >
            <Check aria-hidden className={review.done ? "size-4 text-good" : "size-4"} />
            <Trans>Done</Trans>
          </Button>
        </div>
        <Field label={t`Assigned to`}>
          {(control) => (
            <Select
              {...control}
              value={review.assignee?.id ?? ""}
              onChange={(event) => change({ assigneeId: event.target.value || null })}
            >
              <option value="">
                <Trans>Nobody</Trans>
              </option>
              {people.data?.map((person) => (
                <option key={person.id} value={person.id}>
                  {person.email}
                </option>
              ))}
              {review.assignee && !people.data?.some(({ id }) => id === review.assignee?.id) && (
                <option value={review.assignee.id}>{review.assignee.email}</option>
              )}
            </Select>
          )}
        </Field>
        <div className="grid gap-2">
          {review.tags.length > 0 && (
            <TagList
              tags={review.tags}
              onRemove={(tag) => change({ tags: review.tags.filter((each) => each !== tag) })}
            />
          )}
          <Suspense fallback={<Skeleton className="h-11 md:h-9" />}>
            <TagForm
              send={async (tag) => {
                const patch = { tags: [...review.tags, tag] };
                saved(await changeReview(callId, patch), { callId, change: patch });
              }}
            />
          </Suspense>
        </div>
      </div>
    </Section>
  );
}
