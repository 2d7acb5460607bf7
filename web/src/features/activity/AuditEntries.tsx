import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import {
  Bot,
  Building2,
  CircleDot,
  Eye,
  KeyRound,
  LogIn,
  type LucideIcon,
  Webhook,
} from "lucide-react";
import type { AuditEntry } from "@/api/types";
import { cell, DataTable, head, wideCell } from "@/components/DataTable";
import { Moment } from "@/components/Moment";
import { useMediaQuery, WIDE } from "@/components/useMediaQuery";
import { cn } from "@/lib/cn";
import { networkAddress } from "@/lib/networkAddress";
import { Sentence } from "./Sentence";
import { type Kind, kindOf, type Reader, sentence } from "./sentences";

const ICONS: Record<Kind, LucideIcon> = {
  calls: Eye,
  "sign-ins": LogIn,
  passwords: KeyRound,
  clients: Building2,
  agents: Bot,
  sources: Webhook,
};

interface Props {
  entries: AuditEntry[];
  reader: Reader;
}

export function AuditEntries(props: Props) {
  const wide = useMediaQuery(WIDE);
  return wide ? <EntryTable {...props} /> : <EntryCards {...props} />;
}

function EntryTable({ entries, reader }: Props) {
  return (
    <DataTable label={t`Audit entries`}>
      <thead>
        <tr>
          <th scope="col" className={head()}>
            <Trans>What happened</Trans>
          </th>
          <th scope="col" className={head()}>
            <Trans>From</Trans>
          </th>
          <th scope="col" className={head("right")}>
            <Trans>When</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id} className="border-line border-t">
            <td className={wideCell()}>
              <What entry={entry} reader={reader} />
            </td>
            <td className={cell("text-[13px] text-ink-soft tabular-nums")}>
              <Address entry={entry} />
            </td>
            <td className={cell("text-right text-[13px] text-ink-soft tabular-nums")}>
              <Moment at={entry.recordedAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function EntryCards({ entries, reader }: Props) {
  return (
    <ul aria-label={t`Audit entries`} className="divide-y divide-line">
      {entries.map((entry) => (
        <li key={entry.id} className="px-4 py-3.5">
          <What entry={entry} reader={reader} />
          <p className="mt-1 pl-11 text-ink-faint text-xs tabular-nums">
            <Moment at={entry.recordedAt} />
            {entry.address && <> · {networkAddress(entry.address)}</>}
          </p>
        </li>
      ))}
    </ul>
  );
}

function What({ entry, reader }: { entry: AuditEntry; reader: Reader }) {
  const kind = kindOf(entry);
  const Icon = kind ? ICONS[kind] : CircleDot;
  const refused = entry.action === "sign-in.failed" || entry.action === "sign-in.suspended";
  return (
    <div className="flex items-start gap-3">
      <span
        aria-hidden
        className={cn(
          "-my-1 flex size-8 shrink-0 items-center justify-center rounded-full",
          refused ? "bg-caution-wash text-caution" : "bg-sunken text-ink-faint",
        )}
      >
        <Icon className="size-4" strokeWidth={1.75} />
      </span>
      <div className="min-w-0 pt-0.5 md:pt-0.5">
        <Sentence parts={sentence(entry, reader)} linkClients={reader.role === "operator"} />
      </div>
    </div>
  );
}

function Address({ entry }: { entry: AuditEntry }) {
  if (!entry.address) return <span className="text-ink-faint">—</span>;
  return networkAddress(entry.address);
}
