// biome-ignore-all lint/a11y/useFocusableInteractive: rows of a plain table are read, their links are focused

import { Trans } from "@lingui/react/macro";
import { cn } from "@/lib/cn";
import { tableGrid } from "./CallTableRow";
import type { ListColumn } from "./listColumns";
import { SelectAllBox } from "./SelectBox";
import type { Selection } from "./useSelection";

/** The names of the columns, and the checkbox for all rows. */
export function CallTableHead({
  columns,
  tracks,
  selection,
}: {
  columns: ListColumn[];
  tracks: string;
  /** Absent if the reader may not select. */
  selection: Selection | undefined;
}) {
  return (
    <div role="rowgroup">
      <div role="row" aria-rowindex={1} className="relative border-line border-b">
        {selection && (
          <div role="columnheader" className="absolute inset-y-0 left-0 z-10 flex items-center">
            <SelectAllBox wide selection={selection} />
          </div>
        )}
        <div
          role="presentation"
          className={cn(
            tableGrid(selection !== undefined),
            "h-10 font-medium text-ink-faint text-xs",
          )}
          style={{ gridTemplateColumns: tracks }}
        >
          <div role="columnheader">
            <Trans>Caller</Trans>
          </div>
          {columns.map((column) => (
            <div
              key={column.name}
              role="columnheader"
              title={column.label}
              className={column.right ? "truncate text-right" : "truncate"}
            >
              {column.label}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
