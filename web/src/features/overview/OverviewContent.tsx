import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { Overview } from "@/api/types";
import { Section } from "@/components/Card";
import { cn } from "@/lib/cn";
import { count, label, spokenValue } from "@/lib/format";
import { named, OUTCOMES, SENTIMENTS } from "@/lib/outcomes";
import { type Days, spanLabel } from "@/lib/period";
import { isMasked, phoneNumber } from "@/lib/phone";
import { reasonInWords } from "@/lib/reasons";
import { AgentComparison } from "./AgentComparison";
import { BarList } from "./BarList";
import { BigNumberTiles } from "./BigNumberTiles";
import { bigNumbers } from "./bigNumbers";
import { CallsBehind } from "./CallsBehind";
import { CallsOverTime } from "./CallsOverTime";
import { Distributions } from "./Distributions";
import { Goals } from "./Goals";
import { Later } from "./Later";
import { WeekHeatMap } from "./WeekHeatMap";

/** The number of custom analysis fields that fit into a printed report of two pages. */
const PRINTED_FIELDS = 8;

interface Props {
  overview: Overview;
  days: Days;
  agentId: string | undefined;
}

export function OverviewContent({ overview, days, agentId }: Props) {
  const behind = { from: days.first, to: days.last, agentId };
  return (
    <CallsBehind.Provider value={behind}>
      <div className="grid gap-5 print:gap-4">
        {/* Keeps its height without a comparison, so that the page does not move later. */}
        <p className="-mb-3 min-h-4 text-ink-faint text-xs">
          {overview.compared && (
            <Trans>Compared with {spanLabel(overview.compared, overview.timezone)}</Trans>
          )}
        </p>
        <BigNumberTiles numbers={bigNumbers(overview)} compared={Boolean(overview.compared)} />
        {overview.goals.length > 0 && <Goals goals={overview.goals} currency={overview.currency} />}
        <CallsOverTime overview={overview} />
        <Later>
          <div className="grid gap-5 lg:grid-cols-2 print:grid-cols-6 print:gap-4">
            <Section id="outcomes" title={t`What came of them`} className="print:col-span-3">
              <BarList
                label={t`Outcomes`}
                printed={5}
                rows={overview.outcomes.map(({ value, calls }) => ({
                  key: value,
                  label: named(OUTCOMES, value).label,
                  value: calls,
                  filter: { outcome: value },
                }))}
              />
            </Section>
            <Section id="reasons" title={t`How they ended`} className="print:col-span-3">
              <BarList
                label={t`Reasons`}
                printed={5}
                rows={restLast(overview.disconnectionReasons).map(({ value, calls, rest }) => ({
                  key: rest ? REST : value,
                  label: rest ? t`Other` : reasonInWords(value),
                  value: calls,
                  filter: rest ? undefined : { reason: value },
                }))}
              />
            </Section>
            <WeekHeatMap hours={overview.hours} />
            <Section
              id="sentiment"
              title={t`How callers felt`}
              className="print:col-span-2 print:break-before-page"
            >
              <BarList
                label={t`Sentiment`}
                rows={overview.sentiments.map(({ value, calls }) => ({
                  key: value,
                  label: named(SENTIMENTS, value).label,
                  value: calls,
                  filter: { sentiment: value },
                }))}
              />
            </Section>
            {overview.fields.map((field, index) => (
              // Names of fields may contain spaces, which an id must not.
              <Section
                key={field.name}
                id={`field-${index}`}
                title={label(field.name)}
                description={
                  field.exact ? undefined : t`Of many values: rare ones are counted as “Other”`
                }
                className={cn("print:col-span-2", index >= PRINTED_FIELDS && "print:hidden")}
              >
                <BarList
                  label={label(field.name)}
                  rows={restLast(field.values).map(({ value, calls, rest }) => ({
                    key: rest ? REST : value,
                    label: rest ? t`Other` : spokenValue(value),
                    value: calls,
                    // No list can show values that are counted together.
                    filter: rest ? undefined : { [`field.${field.name}`]: value },
                  }))}
                />
              </Section>
            ))}
            <Distributions duration={overview.duration} latency={overview.latency} />
            <Section
              id="callers"
              className="print:col-span-2"
              title={t`Most frequent callers`}
              description={
                overview.callersOf.complete
                  ? undefined
                  : t`Of the newest ${count(overview.callersOf.calls)} calls of the period`
              }
            >
              <BarList
                label={t`Callers`}
                rows={overview.callers.map(({ number, calls, callId }) => ({
                  key: callId,
                  label: phoneNumber(number),
                  value: calls,
                  filter: isMasked(number) ? { sameCaller: callId } : { number },
                }))}
              />
            </Section>
          </div>
          {overview.fields.length > PRINTED_FIELDS && (
            <p className="hidden text-[13px] text-ink-soft print:block">
              <Trans>
                The other {overview.fields.length - PRINTED_FIELDS} fields are on the page itself.
              </Trans>
            </p>
          )}
          {overview.agents.length > 1 && <AgentComparison agents={overview.agents} />}
        </Later>
      </div>
    </CallsBehind.Provider>
  );
}

/** The key of the values that are counted together. No real value is empty. */
const REST = "";

/** Sorts the values that are counted together last. */
function restLast(values: Overview["fields"][number]["values"]) {
  return [...values.filter(({ rest }) => !rest), ...values.filter(({ rest }) => rest)];
}
