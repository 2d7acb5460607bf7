import { t } from "@lingui/core/macro";
import { useEffect, useId, useRef, useState } from "react";
import { cn } from "@/lib/cn";
import { dayInWords } from "@/lib/period";
import { addDays, EARLIEST_DAY, isDay } from "@/lib/zoned";
import { Input } from "./Input";

export interface DayEnds {
  from: string | undefined;
  to: string | undefined;
}

interface Props extends DayEnds {
  label: string;
  fromLabel: string;
  toLabel: string;
  /** The last day that can be chosen. */
  latest: string;
  /** Whether one or both ends may be empty. */
  emptyEnds?: boolean;
  /** The maximum number of days, both ends included. */
  longest?: number;
  onChange: (days: DayEnds) => void;
  className?: string;
  inputClassName?: string;
}

/**
 * The first and the last day of a range. While a user types a day digit by digit, the value passes
 * through other days. The typed text therefore stays as it is, and is reported as soon as it is
 * valid. A problem is shown when the focus leaves the range.
 */
export function DayRange(props: Props) {
  const { from, to, label, fromLabel, toLabel, latest, onChange } = props;
  const id = useId();
  const inputs = useRef<HTMLDivElement>(null);
  const typing = useRef(false);
  const [typed, setTyped] = useState<DayEnds>({ from, to });
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    if (typing.current) return;
    setTyped({ from, to });
    setProblem(undefined);
  }, [from, to]);

  function take(days: DayEnds) {
    if (days.from !== from || days.to !== to) onChange(days);
  }

  function onType(end: "from" | "to", value: string) {
    const next = { ...typed, [end]: value || undefined };
    setTyped(next);
    setProblem(undefined);
    // The browser reports a half-typed date as empty.
    const whole = value !== "" && !isHalfTyped(inputs.current);
    if (whole && !problemOf(next, props)) take(next);
  }

  function settle() {
    const found = isHalfTyped(inputs.current) ? t`Enter a whole date.` : problemOf(typed, props);
    setProblem(found);
    if (!found) take(typed);
  }

  const input = (end: "from" | "to", name: string) => (
    <Input
      type="date"
      aria-label={name}
      aria-invalid={problem ? true : undefined}
      aria-describedby={problem ? `${id}-problem` : undefined}
      value={typed[end] ?? ""}
      min={EARLIEST_DAY}
      max={latest}
      onChange={({ target }) => onType(end, target.value)}
      onKeyDown={({ key }) => key === "Enter" && settle()}
      className={props.inputClassName}
    />
  );
  return (
    <div
      ref={inputs}
      role="group"
      aria-label={label}
      className={cn("grid gap-1", props.className)}
      onFocus={() => {
        typing.current = true;
      }}
      onBlur={({ relatedTarget }) => {
        if (inputs.current?.contains(relatedTarget)) return;
        typing.current = false;
        settle();
      }}
    >
      <div className="flex items-center gap-2">
        {input("from", fromLabel)}
        <span aria-hidden className="text-ink-faint">
          –
        </span>
        {input("to", toLabel)}
      </div>
      {problem && (
        <p id={`${id}-problem`} role="alert" className="text-[13px] text-bad">
          {problem}
        </p>
      )}
    </div>
  );
}

function isHalfTyped(inputs: HTMLElement | null): boolean {
  return [...(inputs?.querySelectorAll("input") ?? [])].some(({ validity }) => validity.badInput);
}

function problemOf(
  { from, to }: DayEnds,
  { latest, emptyEnds, longest }: Pick<Props, "latest" | "emptyEnds" | "longest">,
): string | undefined {
  for (const day of [from, to]) {
    if (day && (!isDay(day) || day < EARLIEST_DAY || day > latest)) {
      const [first, last] = [dayInWords(EARLIEST_DAY), dayInWords(latest)];
      return t`Choose days from ${first} to ${last}.`;
    }
  }
  if (!emptyEnds && (!from || !to)) return t`Enter both days.`;
  if (!from || !to) return undefined;
  if (from > to) return t`The first day is after the last one.`;
  if (longest && addDays(from, longest) <= to) return t`Choose ${longest} days at most.`;
  return undefined;
}
