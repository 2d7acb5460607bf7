import { t } from "@lingui/core/macro";
import { X } from "lucide-react";

/** Normalises a tag as the server does: "Call back" and "call  BACK" are equal. */
export function tagOf(text: string): string {
  return text.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();
}

export function TagList({
  tags,
  onRemove,
}: {
  tags: string[];
  /** Absent for viewers. */
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
