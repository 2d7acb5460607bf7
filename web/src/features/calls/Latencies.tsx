import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { Percentiles } from "@/api/types";
import { Section } from "@/components/Card";
import { count, label, places } from "@/lib/format";
import { own } from "@/lib/own";

const NAMES: Record<string, string> = {
  e2e: t`Answer time`,
  llm: t`Thinking`,
  tts: t`Voice`,
  asr: t`Hearing`,
  s2s: t`Speech to speech`,
  knowledge_base: t`Knowledge base`,
  llm_websocket_network_rtt: t`Network`,
};
const ORDER = Object.keys(NAMES);

/** The agent's response times: the median and the slowest tenth. */
export function Latencies({ latency }: { latency: Record<string, Percentiles> }) {
  const parts = Object.entries(latency)
    .filter(([, values]) => values && (values.p50 != null || values.p90 != null))
    .sort(([a], [b]) => place(a) - place(b));
  if (parts.length === 0) return null;
  return (
    <Section id="latency" title={t`Response time`}>
      <table className="w-full text-[13px] tabular-nums">
        <thead className="text-left text-ink-faint text-xs">
          <tr>
            <th scope="col" className="pb-1.5 font-medium">
              <Trans>Part</Trans>
            </th>
            <th scope="col" className="pb-1.5 text-right font-medium">
              <Trans>Usually</Trans>
            </th>
            <th scope="col" className="pb-1.5 text-right font-medium">
              <Trans>Slowest 10%</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {parts.map(([name, values]) => (
            <tr key={name}>
              <th scope="row" className="py-1 text-left font-normal text-ink-soft">
                {own(NAMES, name) ?? label(name)}
              </th>
              <td className="py-1 text-right">{milliseconds(values.p50)}</td>
              <td className="py-1 text-right text-ink-soft">{milliseconds(values.p90)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function place(name: string): number {
  const index = ORDER.indexOf(name);
  return index < 0 ? ORDER.length : index;
}

function milliseconds(value: number | null | undefined): string {
  if (value == null) return "—";
  return value >= 1000 ? `${places(value / 1000, 1)} s` : `${count(value)} ms`;
}
