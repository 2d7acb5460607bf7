import { t } from "@lingui/core/macro";
import type { CallScope } from "@/api/callScope";
import type { CallRow } from "@/api/types";
import { cn } from "@/lib/cn";
import { useBusinessZone } from "./businessZone";
import { CallIcon } from "./CallIcon";
import { CallLink } from "./CallLink";
import { CallTitle } from "./CallTitle";
import { headOf } from "./headline";
import type { ListColumn } from "./listColumns";
import { ReviewMarks } from "./ReviewMarks";

export const TABLE_ROW_HEIGHT = 64;

/**
 * Returns the grid classes of the head and the rows, so that the columns line up. It is indented
 * where each row has a checkbox.
 */
export const tableGrid = (indented: boolean): string =>
  cn("grid items-center gap-4 pr-5", indented ? "pl-9" : "pl-5");

export function CallTableRow({
  scope,
  call,
  now,
  fresh,
  indented,
  columns,
  tracks,
}: {
  scope: CallScope;
  call: CallRow;
  now: Date;
  fresh: boolean;
  /** Whether a checkbox stands before the row. */
  indented: boolean;
  columns: ListColumn[];
  tracks: string;
}) {
  const { timeZone } = useBusinessZone(scope);
  return (
    <div
      className={cn(
        tableGrid(indented),
        "relative h-16 border-line border-b transition-colors hover:bg-sunken/60 has-[a:focus-visible]:bg-sunken",
        fresh && "animate-arrive",
      )}
      style={{ gridTemplateColumns: tracks }}
      role="presentation"
    >
      <div role="cell" className="flex min-w-0 items-center gap-3">
        <CallIcon call={call} />
        <div className="min-w-0">
          <CallLink
            scope={scope}
            callId={call.callId}
            className="block truncate font-medium after:absolute after:inset-0"
          >
            <CallTitle call={call} />
          </CallLink>
          <div className="flex min-w-0 items-center gap-2">
            <p dir="auto" className="truncate text-ink-faint text-xs">
              {[headOf(call).number, call.agentName || call.agentId || t`Unknown agent`]
                .filter(Boolean)
                .join(" · ")}
            </p>
            <ReviewMarks review={call.review} />
          </div>
        </div>
      </div>
      {columns.map((column) => (
        <div key={column.name} role="cell" className={cn("min-w-0", column.right && "text-right")}>
          {column.cell({ call, now, timeZone })}
        </div>
      ))}
    </div>
  );
}
