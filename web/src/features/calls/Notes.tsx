import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { messageOf } from "@/api/client";
import { addNote, historyQuery, notesQuery } from "@/api/review";
import { Ago } from "@/components/Ago";
import { Button } from "@/components/Button";
import { Section } from "@/components/Card";
import { ErrorState } from "@/components/ErrorState";
import { Field } from "@/components/Field";
import { controlClass } from "@/components/Input";
import { Notice } from "@/components/Notice";
import { Skeleton } from "@/components/Skeleton";
import { cn } from "@/lib/cn";
import { changeWords } from "./reviewWords";
import { useMayReview } from "./useMayReview";

const LONGEST = 5_000;

/** Notes on a call, and below them who changed its review. */
export function Notes({ callId }: { callId: string }) {
  const queryClient = useQueryClient();
  const mayReview = useMayReview();
  const notes = useQuery(notesQuery(callId));
  const [text, setText] = useState("");
  const add = useMutation({
    mutationFn: () => addNote(callId, text),
    onSuccess: (note) => {
      queryClient.setQueryData(notesQuery(callId).queryKey, (held) => held && [...held, note]);
      setText("");
    },
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (text.trim()) add.mutate();
  }

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
        <form onSubmit={submit} className="grid gap-2">
          {add.error && <Notice tone="bad">{messageOf(add.error)}</Notice>}
          <Field label={t`New note`}>
            {(control) => (
              <textarea
                {...control}
                rows={2}
                maxLength={LONGEST}
                value={text}
                onChange={(event) => setText(event.target.value)}
                className={cn(controlClass, "h-auto resize-y py-2 md:h-auto")}
              />
            )}
          </Field>
          <div>
            <Button type="submit" variant="secondary" busy={add.isPending} disabled={!text.trim()}>
              <Trans>Save note</Trans>
            </Button>
          </div>
        </form>
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
            <span className="break-all text-ink">{entry.by}</span> {changeWords(entry)} ·{" "}
            <Ago at={entry.at} />
          </li>
        ))}
      </ol>
    </details>
  );
}
