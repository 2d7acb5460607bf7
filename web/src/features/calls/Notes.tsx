import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Suspense } from "react";
import { historyQuery, notesQuery } from "@/api/review";
import { Ago } from "@/components/Ago";
import { Section } from "@/components/Card";
import { ErrorState } from "@/components/ErrorState";
import { lazily } from "@/components/lazily";
import { Skeleton } from "@/components/Skeleton";
import { cn } from "@/lib/cn";
import { authorWords, changeWords } from "./reviewWords";
import { useMayReview } from "./useMayReview";

// Loads the form library after the call itself.
const NoteForm = lazily(() => import("./NoteForm"), "NoteForm");

/** The notes on a call, and below them the history of its review. */
export function Notes({ callId }: { callId: string }) {
  const mayReview = useMayReview();
  const notes = useQuery(notesQuery(callId));

  return (
    <Section id="notes" title={t`Notes`}>
      {notes.isPending && <Skeleton className="mb-4 h-5" />}
      {notes.isError && <ErrorState error={notes.error} onRetry={() => notes.refetch()} />}
      {notes.data && notes.data.length > 0 && (
        <ul className="mb-4 grid gap-3">
          {notes.data.map((note) => (
            <li key={note.id}>
              <p dir="auto" className="max-w-prose whitespace-pre-line break-words">
                {note.text}
              </p>
              <p className="mt-0.5 break-all text-ink-faint text-xs">
                {note.by} · <Ago at={note.at} />
              </p>
            </li>
          ))}
        </ul>
      )}
      {notes.data?.length === 0 && !mayReview && (
        <p className="text-ink-soft">
          <Trans>No notes.</Trans>
        </p>
      )}
      {mayReview && (
        <Suspense fallback={<Skeleton className="h-37 md:h-35" />}>
          <NoteForm callId={callId} />
        </Suspense>
      )}
      <History callId={callId} />
    </Section>
  );
}

function History({ callId }: { callId: string }) {
  const history = useQuery(historyQuery(callId));
  if (!history.data || history.data.length === 0) return null;
  return (
    <details className="mt-4">
      <summary className="min-h-6 cursor-pointer text-[13px] text-ink-soft hover:text-ink">
        <Trans>History of the review</Trans>
      </summary>
      <ol className="mt-2 grid gap-1.5 text-[13px] text-ink-soft">
        {history.data.map((entry) => (
          <li key={entry.id} className="break-words">
            <span className={cn("text-ink", !entry.byRule && "break-all")}>
              {authorWords(entry)}
            </span>{" "}
            {changeWords(entry)} · <Ago at={entry.at} />
          </li>
        ))}
      </ol>
    </details>
  );
}
