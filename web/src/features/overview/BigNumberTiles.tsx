import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { ArrowDownRight, ArrowUpRight } from "lucide-react";
import { cn } from "@/lib/cn";
import { count } from "@/lib/format";
import type { BigNumber } from "./bigNumbers";
import { CallsLink } from "./CallsBehind";
import { sparkline } from "./charts/spark";

export function BigNumberTiles({ numbers, compared }: { numbers: BigNumber[]; compared: boolean }) {
  return (
    <dl
      aria-label={t`Figures of the period`}
      className="flex flex-wrap gap-px overflow-hidden rounded-xl border border-line bg-line"
    >
      {numbers.map((number) => (
        <div
          key={number.name}
          className="relative min-w-0 flex-1 basis-[calc(50%-1px)] bg-surface px-3.5 py-3.5 md:basis-[calc(20%-1px)] lg:px-5 lg:py-4 print:basis-[calc(20%-1px)]"
        >
          <dt className="font-medium text-[13px] text-ink-soft">
            {number.filter ? (
              <CallsLink
                filter={number.filter}
                className="after:absolute after:inset-0 hover:text-ink hover:underline"
              >
                {number.label}
              </CallsLink>
            ) : (
              number.label
            )}
          </dt>
          <dd className="mt-1 flex items-end justify-between gap-3">
            <span className="font-semibold text-[26px] tabular-nums leading-9 tracking-tight">
              {number.text}
            </span>
            <Line values={number.line} wide={number.text.length > ROOM} />
          </dd>
          <dd className="mt-0.5 flex min-h-4 flex-wrap items-baseline gap-x-2 text-ink-faint text-xs tabular-nums">
            {compared && <Change number={number} />}
            {number.hint}
          </dd>
          {number.parts.map(({ label, calls, filter }) => (
            // Above the link that covers the tile.
            <dd
              key={label}
              className="relative flex gap-1.5 text-ink-soft text-xs tabular-nums print:hidden"
            >
              <CallsLink filter={filter} className="min-w-0 truncate py-1 hover:underline">
                {label}
              </CallsLink>
              <span className="py-1 text-ink-faint">{count(calls)}</span>
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

function Change({ number }: { number: BigNumber }) {
  const { value, previous } = number;
  if (value === undefined || previous === undefined) return null;
  if (value === previous)
    return (
      <span>
        <Trans>as before</Trans>
      </span>
    );
  const up = value > previous;
  const Arrow = up ? ArrowUpRight : ArrowDownRight;
  const tone =
    number.moreIsBetter === undefined
      ? "text-ink-soft"
      : up === number.moreIsBetter
        ? "text-good"
        : "text-bad";
  return (
    <span className={cn("whitespace-nowrap font-medium", tone)}>
      <Arrow aria-hidden className="mr-0.5 inline size-3.5 align-[-0.2em]" />
      <span className="sr-only">{up ? t`more than` : t`less than`} </span>
      <Trans>{number.previousText} before</Trans>
    </span>
  );
}

/** The maximum characters of a number that leave room for a sparkline on a phone. */
const ROOM = 5;

/** @param wide whether the number leaves no room for the line on a phone's tile */
function Line({ values, wide }: { values: number[]; wide: boolean }) {
  const path = sparkline(values, 72, 24);
  if (!path) return null;
  return (
    <svg
      aria-hidden
      viewBox="-1 -2 74 28"
      // Five tiles are in one row from md on, and have room for the sparkline from lg on.
      className={cn(
        "mb-1.5 h-7 w-10 shrink-0 overflow-visible lg:w-14",
        wide ? "max-lg:hidden" : "md:max-lg:hidden",
      )}
    >
      <path
        d={path}
        fill="none"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
        className="stroke-accent/60"
      />
    </svg>
  );
}
