import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { tagsQuery } from "@/api/review";
import { Button } from "@/components/Button";
import { Input } from "@/components/Input";

const LONGEST = 50;

/** As the server stores tags: "Call back" and "call  BACK" are one. */
export function tagOf(text: string): string {
  return text.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();
}

/** Takes one tag; those in use are offered. */
export function TagInput({ onAdd, busy }: { onAdd: (tag: string) => void; busy?: boolean }) {
  const id = useId();
  const [text, setText] = useState("");
  const used = useQuery(tagsQuery);

  function submit(event: FormEvent) {
    event.preventDefault();
    const tag = tagOf(text);
    if (!tag) return;
    onAdd(tag);
    setText("");
  }

  return (
    <form onSubmit={submit} className="flex min-w-0 gap-2">
      <Input
        aria-label={t`Tag`}
        list={id}
        placeholder={t`Add a tag`}
        autoComplete="off"
        maxLength={LONGEST}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <datalist id={id}>
        {used.data?.map(({ tag }) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
      <Button type="submit" variant="secondary" busy={busy} disabled={!tagOf(text)}>
        <Trans>Add</Trans>
      </Button>
    </form>
  );
}

export function TagList({
  tags,
  onRemove,
}: {
  tags: string[];
  /** Missing for readers. */
  onRemove?: (tag: string) => void;
}) {
  return (
    <ul aria-label={t`Tags`} className="flex flex-wrap gap-1.5">
      {tags.map((tag) => (
        <li
          key={tag}
          className="flex max-w-full items-center rounded-full bg-sunken pl-2.5 text-[13px] text-ink"
        >
          <span dir="auto" className="truncate py-1">
            {tag}
          </span>
          {onRemove ? (
            <button
              type="button"
              aria-label={t`Remove the tag ${tag}`}
              onClick={() => onRemove(tag)}
              className="flex size-7 items-center justify-center rounded-full text-ink-soft hover:text-ink"
            >
              <X aria-hidden className="size-3.5" />
            </button>
          ) : (
            <span className="w-2.5" />
          )}
        </li>
      ))}
    </ul>
  );
}
