import { t } from "@lingui/core/macro";
import { Plural, Trans } from "@lingui/react/macro";
import type { Overview } from "@/api/types";
import { Section } from "@/components/Card";
import { wordyDuration } from "@/lib/format";
import { BarList } from "./BarList";
import { seconds } from "./bigNumbers";
import { CallsLink } from "./CallsBehind";
import { bandFilter, bandWords } from "./charts/bands";

type Distribution = Overview["duration"];

const COLUMNS = [
  { name: "p50", title: t`Median` },
  { name: "p90", title: t`9 of 10 within` },
  { name: "p95", title: t`19 of 20 within` },
] as const;

/** The distributions of call lengths and response times. */
export function Distributions({
  duration,
  latency,
}: {
  duration: Distribution;
  latency: Distribution;
}) {
  const length = (value: number | null | undefined) =>
    typeof value === "number" ? wordyDuration(value) : "—";
  return (
    <Section id="lengths" title={t`Length and response time`} className="print:col-span-4">
      <table aria-label={t`Length and response time`} className="w-full text-[13px]">
        <thead>
          <tr>
            <td />
            {COLUMNS.map(({ name, title }) => (
              <th
                key={name}
                scope="col"
                className="px-2 py-2 text-right font-medium text-ink-faint text-xs"
              >
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Row title={t`Length`} of={duration} words={length} longer />
          <Row title={t`Response time`} of={latency} words={seconds} />
        </tbody>
      </table>
      {duration.count + latency.count > 0 && (
        <>
          <div className="mt-4 grid gap-5 border-line border-t pt-4 sm:grid-cols-2 print:hidden">
            <Bands title={t`Calls by length`} of={duration} words={length} links />
            <Bands title={t`Calls by response time`} of={latency} words={seconds} />
          </div>
          <p className="mt-2 text-ink-faint text-xs print:hidden">
            <Trans>A call within 1 % of a bound may be counted on either side of it.</Trans>
          </p>
        </>
      )}
    </Section>
  );
}

/**
 * @param links whether a bar opens its calls; the list can filter by length, not by response time
 */
function Bands({
  title,
  of,
  words,
  links = false,
}: {
  title: string;
  of: Distribution;
  words: (value: number) => string;
  links?: boolean;
}) {
  if (of.count === 0) return null;
  return (
    <div className="min-w-0">
      <h3 className="mb-1 font-medium text-[13px] text-ink-soft">{title}</h3>
      <BarList
        label={title}
        rows={of.bands.map((band) => ({
          key: String(band.from),
          label: bandWords(band, words),
          value: band.calls,
          filter: links && band.calls > 0 ? bandFilter(band) : undefined,
        }))}
      />
    </div>
  );
}

function Row({
  title,
  of,
  words,
  longer = false,
}: {
  title: string;
  /** Whether a value opens the calls of at least that length. */
  longer?: boolean;
  of: Distribution;
  words: (value: number | null | undefined) => string;
}) {
  return (
    <tr className="border-line border-t">
      <th scope="row" className="py-2.5 text-left font-normal">
        {title}
        <span className="block text-ink-faint text-xs">
          <Plural value={of.count} one="# call" other="# calls" />
        </span>
      </th>
      {COLUMNS.map(({ name }) => (
        <td key={name} className="px-2 py-2.5 text-right tabular-nums">
          {longer && typeof of[name] === "number" && of[name] > 0 ? (
            <CallsLink filter={{ minSeconds: of[name].toFixed(1) }} className="hover:underline">
              {words(of[name])}
              <span className="sr-only">
                {" "}
                <Trans>or longer</Trans>
              </span>
            </CallsLink>
          ) : (
            words(of[name])
          )}
        </td>
      ))}
    </tr>
  );
}
