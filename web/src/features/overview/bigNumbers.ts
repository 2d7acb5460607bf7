import { plural, t } from "@lingui/core/macro";
import type { Overview } from "@/api/types";
import { count, places } from "@/lib/format";
import { reasonInWords } from "@/lib/reasons";

/**
 * One big number of the overview. The page declares it only here: its words, value and calls. The
 * server's side is `Metric.java`, and `Tally.java` for medians.
 */
export interface BigNumber {
  name: string;
  label: string;
  /** A rate is a fraction from 0 to 1; undefined while it is unknown. */
  value: number | undefined;
  text: string;
  previous: number | undefined;
  previousText: string;
  /** The text below the number, such as `96 of 120 calls`. */
  hint: string | undefined;
  /** The largest parts of the number. */
  parts: { label: string; calls: number; filter: Record<string, string> }[];
  /** Whether an increase is good news; undefined if it is neutral. */
  moreIsBetter: boolean | undefined;
  /** The filter of the calls behind the number; undefined if no list can show them. */
  filter: Record<string, string> | undefined;
  line: number[];
}

type Rate = Overview["rates"][number];

function percent(value: number | null | undefined): string {
  return typeof value === "number" ? `${places(value * 100, value < 0.1 ? 1 : 0)} %` : "—";
}

export function seconds(value: number | null | undefined): string {
  return typeof value === "number" ? `${places(value / 1000, 1)} s` : "—";
}

const ofCalls = (some: string, all: number): string =>
  t`${some} of ${plural(all, { one: "# call", other: "# calls" })}`;
const ofJudged = (some: string, all: number): string =>
  t`${some} of ${plural(all, { one: "# judged call", other: "# judged calls" })}`;

function ofRate(
  rate: Rate | null | undefined,
  of: (numerator: string, denominator: number) => string,
  parts: Pick<BigNumber, "name" | "label" | "moreIsBetter" | "filter" | "line">,
): BigNumber | undefined {
  if (!rate) return undefined;
  return {
    ...parts,
    value: rate.value ?? undefined,
    text: percent(rate.value),
    previous: rate.previous ?? undefined,
    previousText: percent(rate.previous),
    hint: of(count(rate.numerator), rate.denominator),
    parts: [],
  };
}

const MOST_PARTS = 2;

/** Calls with these reasons never connected, so the number includes all of them. */
function whyNotConnected({ disconnectionReasons }: Overview): BigNumber["parts"] {
  return disconnectionReasons
    .filter(({ notConnected }) => notConnected)
    .slice(0, MOST_PARTS)
    .map(({ value, calls }) => ({
      label: reasonInWords(value).replace(/\.$/, ""),
      calls,
      filter: { reason: value },
    }));
}

export function bigNumbers(overview: Overview): BigNumber[] {
  const { totals, series } = overview;
  const before = totals.previous ?? undefined;
  const rate = (name: string) => overview.rates.find((one) => one.name === name);
  const line = (of: (point: Overview["series"][number]) => number) => series.map(of);
  const outcome = (name: string) => line((point) => point.outcomes[name] ?? 0);
  const plain = (
    name: string,
    label: string,
    now: number,
    previous: number | undefined,
    more: Partial<BigNumber>,
  ): BigNumber => ({
    name,
    label,
    value: now,
    text: count(now),
    previous,
    previousText: previous === undefined ? "" : count(previous),
    hint: undefined,
    parts: [],
    moreIsBetter: undefined,
    filter: undefined,
    line: [],
    ...more,
  });
  const numbers: (BigNumber | undefined)[] = [
    plain("calls", t`Calls`, totals.calls, before?.calls, {
      moreIsBetter: true,
      filter: {},
      line: line((point) => point.calls),
    }),
    plain("minutes", t`Talk minutes`, totals.talkMinutes, before?.talkMinutes, {
      moreIsBetter: true,
      filter: {},
      line: line((point) => point.talkSeconds / 60),
    }),
    ofRate(rate("answered"), ofCalls, {
      name: "answered",
      label: t`Answered`,
      moreIsBetter: true,
      filter: { outcome: "answered,transferred" },
      line: line((point) => point.answered),
    }),
    ofRate(rate("successful"), ofJudged, {
      name: "successful",
      label: t`Successful`,
      moreIsBetter: true,
      filter: { successful: "true" },
      line: line((point) => point.successful),
    }),
    plain("not-connected", t`Not connected`, totals.notConnected, before?.notConnected, {
      moreIsBetter: false,
      filter: { outcome: "not_connected" },
      parts: whyNotConnected(overview),
      line: line((point) => point.notConnected),
    }),
    plain("voicemail", t`Voicemail`, totals.voicemail, before?.voicemail, {
      filter: { outcome: "voicemail" },
      line: outcome("voicemail"),
    }),
    plain("transferred", t`Transferred`, totals.transferred, before?.transferred, {
      filter: { outcome: "transferred" },
      line: outcome("transferred"),
    }),
    ofRate(overview.afterHours, ofCalls, {
      name: "after-hours",
      label: t`After hours`,
      moreIsBetter: undefined,
      filter: { afterHours: "true" },
      line: line((point) => point.afterHours),
    }),
    plain("response", t`Response time`, overview.latency.p50 ?? 0, undefined, {
      value: overview.latency.p50 ?? undefined,
      text: seconds(overview.latency.p50),
      previous: overview.previousLatency ?? undefined,
      previousText: seconds(overview.previousLatency),
      moreIsBetter: false,
      hint: overview.latency.count > 0 ? t`median, until the agent speaks` : undefined,
    }),
  ];
  return numbers.filter((number) => number !== undefined);
}
