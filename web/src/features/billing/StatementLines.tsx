import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { StatementLine, StatementView } from "@/api/types";
import { cell, DataTable, head } from "@/components/DataTable";
import { billedMinutes, invoiceMoney, monthName } from "@/lib/billing";
import { count } from "@/lib/format";

function words(line: StatementLine): string {
  if (line.kind === "fee") return t`Monthly fee`;
  if (line.kind === "usage") return t`Calls of the month`;
  return t`Correction of ${monthName(line.callMonth)}`;
}

/** A click on a line opens the calls behind it. */
export function StatementLines({
  statement,
  open,
  onOpen,
}: {
  statement: StatementView;
  open: StatementLine | undefined;
  onOpen: (line: StatementLine | undefined) => void;
}) {
  return (
    <DataTable label={t`Lines of the statement`}>
      <thead>
        <tr>
          <th scope="col" className={head()}>
            <Trans>For</Trans>
          </th>
          {[t`Calls`, t`Minutes`, t`Included`, t`Charged`, t`Amount`].map((title) => (
            <th key={title} scope="col" className={head("right")}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {statement.lines.map((line) => (
          <tr key={`${line.kind} ${line.callMonth}`} className="border-line border-t">
            <td className={cell()}>
              {line.kind === "fee" || line.calls === 0 ? (
                words(line)
              ) : (
                <button
                  type="button"
                  aria-expanded={open === line}
                  onClick={() => onOpen(open === line ? undefined : line)}
                  className="min-h-11 text-left text-accent-text hover:underline md:min-h-0"
                >
                  {words(line)}
                </button>
              )}
            </td>
            {line.kind === "fee" ? (
              <td colSpan={4} />
            ) : (
              <>
                <td className={cell("text-right tabular-nums")}>{count(line.calls)}</td>
                <td className={cell("text-right tabular-nums")}>{billedMinutes(line.minutes)}</td>
                <td className={cell("text-right text-ink-soft tabular-nums")}>
                  {billedMinutes(line.includedMinutes)}
                </td>
                <td className={cell("text-right text-ink-soft tabular-nums")}>
                  {billedMinutes(line.overageMinutes)}
                </td>
              </>
            )}
            <td className={cell("text-right font-medium tabular-nums")}>
              {invoiceMoney(line.amountCents, statement.currency)}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
