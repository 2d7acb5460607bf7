import type { Percentiles } from "@/api/types";
import { Section } from "@/components/Card";
import { count, label } from "@/lib/format";
import { own } from "@/lib/own";

const NAMES: Record<string, string> = {
  e2e: "Answer time",
  llm: "Thinking",
  tts: "Voice",
  asr: "Hearing",
  s2s: "Speech to speech",
  knowledge_base: "Knowledge base",
  llm_websocket_network_rtt: "Network",
};
const ORDER = Object.keys(NAMES);

/** How quickly the agent answered: the usual time and the slowest tenth. */
export function Latencies({ latency }: { latency: Record<string, Percentiles> }) {
  const parts = Object.entries(latency)
    .filter(([, values]) => values && (values.p50 != null || values.p90 != null))
    .sort(([a], [b]) => place(a) - place(b));
  if (parts.length === 0) return null;
  return (
    <Section id="latency" title="Response time">
      <table className="w-full text-[13px] tabular-nums">
        <thead className="text-left text-ink-faint text-xs">
          <tr>
            <th scope="col" className="pb-1.5 font-medium">
              Part
            </th>
            <th scope="col" className="pb-1.5 text-right font-medium">
              Usually
            </th>
            <th scope="col" className="pb-1.5 text-right font-medium">
              Slowest 10%
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
  return value >= 1000 ? `${(value / 1000).toFixed(1)} s` : `${count(value)} ms`;
}
