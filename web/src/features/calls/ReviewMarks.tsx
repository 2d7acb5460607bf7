import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Check, Flag, UserRound } from "lucide-react";
import type { CallReview } from "@/api/types";

const MOST_TAGS = 2;

/** The review of a call in compact form, for lists. Empty for a call without a review. */
export function ReviewMarks({ review }: { review: CallReview | undefined }) {
  if (!review) return null;
  const { flagged, done, assignee, tags } = review;
  if (!flagged && !done && !assignee && tags.length === 0) return null;
  const email = assignee?.email;
  const more = review.tags.length - MOST_TAGS;
  return (
    <span className="flex min-w-0 shrink-0 items-center gap-1">
      {review.flagged && (
        <span title={t`Needs attention`} className="text-caution">
          <Flag aria-hidden className="size-3.5" fill="currentColor" />
          <span className="sr-only">
            <Trans>Needs attention</Trans>
          </span>
        </span>
      )}
      {review.done && (
        <span title={t`Done`} className="text-good">
          <Check aria-hidden className="size-4" strokeWidth={2.5} />
          <span className="sr-only">
            <Trans>Done</Trans>
          </span>
        </span>
      )}
      {email && (
        <span title={t`Assigned to ${email}`} className="text-accent-text">
          <UserRound aria-hidden className="size-3.5" />
          <span className="sr-only">{t`Assigned to ${email}`}</span>
        </span>
      )}
      {review.tags.slice(0, MOST_TAGS).map((tag) => (
        <span
          key={tag}
          dir="auto"
          className="max-w-20 truncate rounded bg-sunken px-1.5 py-px text-[11px] text-ink-soft"
        >
          {tag}
        </span>
      ))}
      {more > 0 && <span className="text-[11px] text-ink-soft">+{more}</span>}
    </span>
  );
}
