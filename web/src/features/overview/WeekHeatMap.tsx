import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { Overview } from "@/api/types";
import { Section } from "@/components/Card";
import { cn } from "@/lib/cn";
import { CallsLink } from "./CallsBehind";
import { busyHours, heatMap } from "./charts/heat";

const DAYS = [t`Mon`, t`Tue`, t`Wed`, t`Thu`, t`Fri`, t`Sat`, t`Sun`];

const LEVELS = [
  "bg-sunken",
  "bg-accent/20",
  "bg-accent/40",
  "bg-accent/65",
  "bg-accent/90",
] as const;

/** The maximum hours of a map that fits beside another card. */
const MOST_BESIDE = 15;

/** Calls by hour of the week. */
export function WeekHeatMap({ hours }: { hours: Overview["hours"] }) {
  const rows = heatMap(hours);
  const { first, last } = busyHours(hours);
  const shown = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return (
    <Section
      id="week"
      title={t`When they called`}
      className={cn("print:col-span-6", shown.length > MOST_BESIDE && "lg:col-span-2")}
    >
      {/* Cells are links of at least 24 by 24 px, large enough for a finger. */}
      <div className="relative overflow-x-auto">
        <table
          aria-label={t`Calls by weekday and hour`}
          className="w-full border-separate border-spacing-0.5"
        >
          <thead>
            <tr>
              <th scope="col" className="w-9 p-0">
                <span className="sr-only">
                  <Trans>Day</Trans>
                </span>
              </th>
              {shown.map((hour) => (
                <th
                  key={hour}
                  scope="col"
                  className="p-0 font-normal text-2xs text-ink-faint tabular-nums"
                >
                  <span className="block w-6">
                    <span className={cn((hour - first) % 3 !== 0 && "sr-only")}>{hour}</span>
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells, day) => (
              <tr key={DAYS[day]}>
                <th scope="row" className="p-0 text-left font-normal text-ink-faint text-xs">
                  {DAYS[day]}
                </th>
                {cells.slice(first, last + 1).map(({ hour, calls, level }) => (
                  <td
                    key={hour}
                    title={t`${DAYS[day] ?? ""} ${`${hour}:00`} to ${`${hour + 1}:00`}: ${plural(calls, { one: "# call", other: "# calls" })}`}
                    className={cn("h-6 rounded-[3px] p-0", LEVELS[level])}
                  >
                    {calls > 0 ? (
                      <CallsLink
                        filter={{ weekday: String(day + 1), hour: String(hour) }}
                        className="block h-full rounded-[3px]"
                      >
                        <span className="sr-only">{calls}</span>
                      </CallsLink>
                    ) : (
                      <span className="sr-only">0</span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
