import { Trans } from "@lingui/react/macro";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { IconButton } from "@/components/IconButton";
import { monthBeside, monthName } from "@/lib/billing";

/** Buttons for the previous and the next month, up to the current one. */
export function MonthChoice({
  month,
  onChange,
}: {
  month: string;
  onChange: (month: string) => void;
}) {
  const next = monthBeside(month, 1);
  const present = new Date().toISOString().slice(0, 7);
  return (
    <fieldset className="flex items-center gap-1">
      <legend className="sr-only">
        <Trans>Month</Trans>
      </legend>
      <IconButton
        icon={ChevronLeft}
        label={monthName(monthBeside(month, -1))}
        onClick={() => onChange(monthBeside(month, -1))}
      />
      <span aria-live="polite" className="min-w-32 text-center font-medium text-sm tabular-nums">
        {monthName(month)}
      </span>
      <IconButton
        icon={ChevronRight}
        label={monthName(next)}
        disabled={next > present}
        onClick={() => onChange(next)}
      />
    </fieldset>
  );
}
