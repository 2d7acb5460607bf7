import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { StatementLine, StatementView } from "@/api/types";
import { cell, DataTable, head } from "@/components/DataTable";
import { useMediaQuery, WIDE } from "@/components/useMediaQuery";
import { billedMinutes, invoiceMoney, monthName } from "@/lib/billing";
import { count } from "@/lib/format";

function words(line: StatementLine): string {
  if (line.kind === "fee") return t`Monthly fee`;
  if (line.kind === "usage") return t`Calls of the month`;
  return t`Correction of ${monthName(line.callMonth)}`;
}

interface Props {
  statement: StatementView;
  open: StatementLine | undefined;
  onOpen: (line: StatementLine | undefined) => void;
}

/** The lines of a statement. A click on a line opens its calls. */
export function StatementLines(props: Props) {
  const wide = useMediaQuery(WIDE);
  return wide ? <LineTable {...props} /> : <LineCards {...props} />;
}

function LineTable({ statement, open, onOpen }: Props) {
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
              <Title line={line} open={open} onOpen={onOpen} />
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

/** For phones: each line as a card, with the amount visible without sideways scrolling. */
function LineCards({ statement, open, onOpen }: Props) {
  return (
    <ul aria-label={t`Lines of the statement`} className="divide-y divide-line">
      {statement.lines.map((line) => (
        <li key={`${line.kind} ${line.callMonth}`} className="px-4 py-3.5">
          <div className="flex items-baseline justify-between gap-3">
            <Title line={line} open={open} onOpen={onOpen} />
            <span className="font-medium tabular-nums">
              {invoiceMoney(line.amountCents, statement.currency)}
            </span>
          </div>
          {line.kind !== "fee" && (
            <p className="mt-0.5 text-[13px] text-ink-soft tabular-nums">
              {[
                plural(line.calls, { one: "# call", other: "# calls" }),
                billedMinutes(line.minutes),
                t`${billedMinutes(line.includedMinutes)} included`,
                t`${billedMinutes(line.overageMinutes)} charged`,
              ].join(" · ")}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function Title({ line, open, onOpen }: { line: StatementLine } & Omit<Props, "statement">) {
  if (line.kind === "fee" || line.calls === 0) return words(line);
  return (
    <button
      type="button"
      aria-expanded={open === line}
      onClick={() => onOpen(open === line ? undefined : line)}
      className="-my-2.5 min-h-11 text-left text-accent-text hover:underline md:my-0 md:min-h-0"
    >
      {words(line)}
    </button>
  );
}
