import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "@/components/Button";
import type { ChosenFilters } from "@/lib/chosenFilters";
import { cn } from "@/lib/cn";
import { count } from "@/lib/format";
import { CallsLink } from "./CallsBehind";

export interface BarRow {
  key: string;
  label: string;
  value: number;
  /** Absent if no list can show the calls behind the bar. */
  filter?: ChosenFilters;
}

const SHOWN = 8;

interface Props {
  label: string;
  rows: BarRow[];
  /** The number of rows that fit into a printed report of two pages. */
  printed?: number;
}

/** Bars as a table, which people can copy and screen readers can read. */
export function BarList({ label, rows, printed = 4 }: Props) {
  const [all, setAll] = useState(false);
  const most = Math.max(1, ...rows.map((row) => row.value));
  const total = rows.reduce((sum, row) => sum + row.value, 0);
  if (rows.length === 0) {
    return (
      <p className="py-6 text-center text-[13px] text-ink-faint">
        <Trans>No calls in this period</Trans>
      </p>
    );
  }
  const shown = all ? rows : rows.slice(0, SHOWN);
  return (
    <>
      <table aria-label={label} className="w-full border-separate border-spacing-y-1 text-[13px]">
        <tbody>
          {shown.map((row, index) => (
            <tr key={row.key} className={cn("relative", index >= printed && "print:hidden")}>
              <th scope="row" className="relative w-full max-w-0 p-0 text-left font-normal">
                <span
                  aria-hidden
                  className="absolute inset-y-0 left-0 rounded-md bg-accent-wash"
                  style={{ width: row.value > 0 ? `${Math.max(2, (row.value / most) * 100)}%` : 0 }}
                />
                <span className="relative block truncate px-2 py-1.5">
                  {row.filter ? (
                    <CallsLink
                      filter={row.filter}
                      className="after:absolute after:inset-0 hover:underline"
                    >
                      <bdi>{row.label}</bdi>
                    </CallsLink>
                  ) : (
                    <bdi>{row.label}</bdi>
                  )}
                </span>
              </th>
              <td className="whitespace-nowrap py-1.5 pl-3 text-right tabular-nums">
                {count(row.value)}
              </td>
              <td className="w-12 whitespace-nowrap py-1.5 pl-2 text-right text-ink-faint tabular-nums">
                {Math.round((row.value / Math.max(1, total)) * 100)} %
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < rows.length && (
        <Button
          variant="ghost"
          size="sm"
          className="mt-1 print:hidden"
          onClick={() => setAll(true)}
        >
          <Trans>Show all {rows.length}</Trans>
        </Button>
      )}
    </>
  );
}
