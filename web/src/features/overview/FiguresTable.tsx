import { t } from "@lingui/core/macro";
import { Collapsible } from "@/components/Collapsible";
import { cell, DataTable, head } from "@/components/DataTable";
import type { ChosenFilters } from "@/lib/chosenFilters";
import { count } from "@/lib/format";
import { CallsLink } from "./CallsBehind";

export interface FigureRow {
  title: string;
  /** Numbers of calls, each with the filter that shows them. */
  cells: { value: number; filter: ChosenFilters }[];
}

/** The numbers of a chart as a table of links, for keyboards, screen readers and copying. */
export function FiguresTable({
  caption,
  head: titles,
  rows,
}: {
  caption: string;
  head: string[];
  rows: FigureRow[];
}) {
  return (
    <div className="mt-3 print:hidden">
      <Collapsible title={t`Show as a table`}>
        <DataTable label={caption}>
          <thead>
            <tr>
              {titles.map((title, index) => (
                <th key={title} scope="col" className={head(index === 0 ? "left" : "right")}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ title, cells }, index) => (
              <tr key={String(index)} className="border-line border-t">
                <th scope="row" className={cell("text-left font-normal")}>
                  {title}
                </th>
                {cells.map(({ value, filter }, column) => (
                  <td key={titles[column + 1]} className={cell("text-right tabular-nums")}>
                    {value > 0 ? (
                      <CallsLink
                        filter={filter}
                        className="-mx-2 -my-3 inline-flex min-h-11 min-w-11 items-center justify-end px-2 hover:underline"
                      >
                        {count(value)}
                      </CallsLink>
                    ) : (
                      count(value)
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </DataTable>
      </Collapsible>
    </div>
  );
}
