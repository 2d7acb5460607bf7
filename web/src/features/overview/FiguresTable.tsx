import { t } from "@lingui/core/macro";
import { cell, DataTable, head } from "@/components/DataTable";
import { Disclosure } from "@/components/Disclosure";

/** The numbers of a chart as a table: for screen readers, and to copy. */
export function FiguresTable({
  caption,
  head: titles,
  rows,
}: {
  caption: string;
  head: string[];
  rows: string[][];
}) {
  return (
    <div className="mt-3 print:hidden">
      <Disclosure title={t`Show as a table`}>
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
            {rows.map((row, index) => (
              <tr key={String(index)} className="border-line border-t">
                {row.map((text, column) => (
                  <td
                    key={titles[column]}
                    className={cell(column === 0 ? "" : "text-right tabular-nums")}
                  >
                    {text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </DataTable>
      </Disclosure>
    </div>
  );
}
