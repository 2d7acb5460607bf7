import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { addNote, notesQuery } from "@/api/review";
import { Button } from "@/components/Button";
import { Field } from "@/components/Field";
import { useApiForm } from "@/components/forms/useApiForm";
import { controlClass } from "@/components/Input";
import { Notice } from "@/components/Notice";
import { cn } from "@/lib/cn";
import { required } from "@/lib/fields";
import { z } from "@/lib/schema";

const LONGEST = 5_000;

const SCHEMA = z.object({ text: required(t`Write a note first.`) });
const EMPTY = { text: "" };

export function NoteForm({ callId }: { callId: string }) {
  const queryClient = useQueryClient();
  const form = useApiForm({
    schema: SCHEMA,
    values: EMPTY,
    send: ({ text }) => addNote(callId, text),
    onSuccess: (note) =>
      queryClient.setQueryData(notesQuery(callId).queryKey, (held) => held && [...held, note]),
    afterwards: "emptied",
  });
  const text = form.field("text");
  return (
    <form noValidate onSubmit={form.submit} className="grid gap-2">
      {form.notice && <Notice tone="bad">{form.notice}</Notice>}
      <Field label={t`New note`} error={text.error}>
        {(control) => (
          <textarea
            {...control}
            rows={2}
            maxLength={LONGEST}
            {...text.input}
            className={cn(controlClass, "h-auto resize-y py-2 md:h-auto")}
          />
        )}
      </Field>
      <div>
        <Button type="submit" variant="secondary" busy={form.busy}>
          <Trans>Save note</Trans>
        </Button>
      </div>
    </form>
  );
}
