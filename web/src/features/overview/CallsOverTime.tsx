import { t } from "@lingui/core/macro";
import { useNavigate } from "@tanstack/react-router";
import { useContext } from "react";
import type { Overview } from "@/api/types";
import { Section } from "@/components/Card";
import type { ChosenFilters } from "@/lib/chosenFilters";
import { cn } from "@/lib/cn";
import { count } from "@/lib/format";
import { named, OUTCOMES } from "@/lib/outcomes";
import { CallsBehind } from "./CallsBehind";
import { labelled, type Mark, stack } from "./charts/stack";
import { FiguresTable } from "./FiguresTable";
import { FILLS } from "./fills";
import { type Bucket, pointFilter, pointLabel } from "./points";
import { useWidth } from "./useWidth";

const HEIGHT = 200;
const LEFT = 34;
const BOTTOM = 22;
/** Room for half a label above the axis and at its end. */
const TOP = 8;
const RIGHT = 18;
const ORDER = OUTCOMES.map((outcome) => outcome.value);

/** Calls per hour, day, week or month, stacked by outcome. */
export function CallsOverTime({ overview }: { overview: Overview }) {
  const bucket = overview.bucket as Bucket;
  const present = OUTCOMES.filter(({ value }) =>
    overview.series.some((point) => (point.outcomes[value] ?? 0) > 0),
  );
  return (
    <Section id="over-time" title={t`Calls over time`}>
      <ul className="mb-3 flex flex-wrap gap-x-3 gap-y-1 text-ink-soft text-xs">
        {present.map(({ value, label }) => (
          <li key={value} className="flex items-center gap-1.5">
            <svg aria-hidden viewBox="0 0 10 10" className="size-2.5">
              <rect width="10" height="10" rx="2" className={FILLS[value]} />
            </svg>
            {label}
          </li>
        ))}
      </ul>
      <Bars overview={overview} bucket={bucket} />
      <FiguresTable
        caption={t`Calls over time`}
        head={[t`Time`, t`Calls`, ...present.map(({ label }) => label)]}
        rows={overview.series.map((point) => {
          const filter = pointFilter(point, bucket, overview.timezone);
          return {
            title: pointLabel(point.from, bucket, overview.timezone),
            cells: [
              { value: point.calls, filter },
              ...present.map(({ value }) => ({
                value: point.outcomes[value] ?? 0,
                filter: { ...filter, outcome: value },
              })),
            ],
          };
        })}
      />
    </Section>
  );
}

function Bars({ overview, bucket }: { overview: Overview; bucket: Bucket }) {
  const markWords = ({ key, outcome, value }: Mark) =>
    `${pointLabel(key, bucket, overview.timezone)}, ${named(OUTCOMES, outcome).label}: ${count(value)}`;
  const { ref, width } = useWidth<HTMLDivElement>(720);
  const navigate = useNavigate();
  const page = useContext(CallsBehind);
  const inner = Math.max(60, width - LEFT - RIGHT);
  const { marks, columns, ticks } = stack(
    overview.series.map((point) => ({ key: point.from, outcomes: point.outcomes })),
    ORDER,
    { width: inner, height: HEIGHT },
  );
  const open = (from: string, filter: ChosenFilters) => {
    const point = overview.series.find((one) => one.from === from);
    if (!point) return;
    const search = { ...page, ...pointFilter(point, bucket, overview.timezone), ...filter };
    navigate({ to: "/calls", search });
  };
  const showsLabel = labelled(columns.length, Math.max(2, Math.floor(inner / 74)));
  return (
    <div ref={ref} className="min-w-0">
      {/* The table below has the same numbers. */}
      <svg
        aria-hidden
        viewBox={`0 ${-TOP} ${LEFT + inner + RIGHT} ${HEIGHT + BOTTOM + TOP}`}
        className="block h-[230px] w-full"
      >
        {ticks.map(({ value, y }) => (
          <g key={value}>
            <line x1={LEFT} x2={LEFT + inner} y1={y} y2={y} className="stroke-line" />
            <text x={LEFT - 8} y={y + 4} textAnchor="end" className="fill-ink-faint text-[11px]">
              {count(value)}
            </text>
          </g>
        ))}
        {columns.map((column, index) => {
          const label = pointLabel(column.key, bucket, overview.timezone);
          return (
            <g key={column.key}>
              {showsLabel(index) && (
                <text
                  x={LEFT + column.x + column.width / 2}
                  y={HEIGHT + 16}
                  textAnchor="middle"
                  className="fill-ink-faint text-[11px]"
                >
                  {label}
                </text>
              )}
              {column.total > 0 && (
                // biome-ignore lint/a11y/noStaticElementInteractions: the table below has the links
                <rect
                  x={LEFT + column.x}
                  y={0}
                  width={column.width}
                  height={HEIGHT}
                  className="cursor-pointer fill-transparent hover:fill-ink/5"
                  onClick={() => open(column.key, {})}
                >
                  <title>{t`${label}: ${count(column.total)} calls`}</title>
                </rect>
              )}
            </g>
          );
        })}
        {/* On top of the columns: a mark opens its outcome, the space above the column. */}
        {marks.map((mark) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the table below has the links
          <rect
            key={`${mark.key} ${mark.outcome}`}
            x={LEFT + mark.x}
            y={mark.y}
            width={mark.width}
            height={Math.max(1, mark.height - 1)}
            rx={Math.min(2, mark.width / 4)}
            className={cn(
              "cursor-pointer hover:opacity-80",
              FILLS[mark.outcome] ?? "fill-ink-faint",
            )}
            onClick={() => open(mark.key, { outcome: mark.outcome })}
          >
            <title>{markWords(mark)}</title>
          </rect>
        ))}
      </svg>
    </div>
  );
}
