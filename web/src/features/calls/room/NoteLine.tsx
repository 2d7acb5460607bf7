import { t } from "@lingui/core/macro";
import { CornerDownRight, Grid3x3, Info, MessageSquareText, PhoneForwarded } from "lucide-react";
import { clockDuration } from "@/lib/format";
import type { Line, Note } from "../conversation";

const ICONS: Record<Note, typeof Info> = {
  step: CornerDownRight,
  keys: Grid3x3,
  message: MessageSquareText,
  transfer: PhoneForwarded,
  other: Info,
};

/** A line between the turns: pressed keys, a transfer, the next step of a flow. */
export function NoteLine({ line }: { line: Extract<Line, { kind: "note" }> }) {
  const Icon = ICONS[line.what];
  return (
    <p className="flex items-start justify-center gap-1.5 px-2 py-0.5 text-ink-faint text-xs">
      <Icon aria-hidden className="mt-0.5 size-3 shrink-0" />
      <span dir="auto" className="min-w-0 break-words">
        {line.text}
      </span>
      {line.at !== undefined && (
        <span className="shrink-0 tabular-nums">
          · {line.about ? t`about ${clockDuration(line.at)}` : clockDuration(line.at)}
        </span>
      )}
    </p>
  );
}
