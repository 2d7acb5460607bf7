import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { tagsQuery } from "@/api/review";
import { Button } from "@/components/Button";
import { useApiForm } from "@/components/forms/useApiForm";
import { Input } from "@/components/Input";
import { reading, required } from "@/lib/fields";
import { z } from "@/lib/schema";
import { tagOf } from "./Tags";

const LONGEST = 50;

const SCHEMA = z.object({ tag: reading(required(t`Enter a tag.`), tagOf) });
const EMPTY = { tag: "" };

/** Adds a tag. It suggests the tags in use. */
export function TagForm({
  send,
  disabled,
}: {
  send: (tag: string) => Promise<unknown>;
  disabled?: boolean;
}) {
  const id = useId();
  const used = useQuery(tagsQuery);
  const form = useApiForm({
    schema: SCHEMA,
    values: EMPTY,
    send: ({ tag }) => send(tag),
    afterwards: "emptied",
    names: { tags: "tag", addTags: "tag" },
  });
  const problem = form.problem("tag") ?? form.notice;
  return (
    <form noValidate onSubmit={form.submit} className="grid min-w-0 gap-1.5">
      <div className="flex min-w-0 gap-2">
        <Input
          aria-label={t`Tag`}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${id}-problem` : undefined}
          list={`${id}-used`}
          placeholder={t`Add a tag`}
          autoComplete="off"
          maxLength={LONGEST}
          {...form.register("tag")}
        />
        <datalist id={`${id}-used`}>
          {used.data?.map(({ tag }) => (
            <option key={tag} value={tag} />
          ))}
        </datalist>
        <Button type="submit" variant="secondary" busy={form.busy} disabled={disabled}>
          <Trans>Add</Trans>
        </Button>
      </div>
      {problem && (
        <p id={`${id}-problem`} role="alert" className="text-[13px] text-bad">
          {problem}
        </p>
      )}
    </form>
  );
}
