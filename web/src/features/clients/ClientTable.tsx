import { t } from "@lingui/core/macro";
import { Plural, Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ClientRow } from "@/api/types";
import { Ago } from "@/components/Ago";
import { AiStatusBadge } from "@/components/AiStatusBadge";
import { cell, DataTable, head } from "@/components/DataTable";
import { useMediaQuery, WIDE } from "@/components/useMediaQuery";
import { count } from "@/lib/format";
import { ClientStatus } from "./ClientStatus";

export function ClientTable({ clients }: { clients: ClientRow[] }) {
  const wide = useMediaQuery(WIDE);
  if (!wide) return <ClientCards clients={clients} />;
  return (
    <DataTable label={t`Clients`}>
      <thead>
        <tr>
          <th scope="col" className={head()}>
            <Trans>Client</Trans>
          </th>
          <th scope="col" className={head()}>
            <Trans>Status</Trans>
          </th>
          <th scope="col" className={head()}>
            <Trans>Agents</Trans>
          </th>
          <th scope="col" className={head("right")}>
            <Trans>Calls, 30 days</Trans>
          </th>
          <th scope="col" className={head("right")}>
            <Trans>Last call</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {clients.map((client) => (
          <tr
            key={client.id}
            className="relative border-line border-t transition-colors hover:bg-sunken/60"
          >
            <td className={cell("max-w-64")}>
              <Link
                to="/operator/clients/$clientId"
                params={{ clientId: client.id }}
                className="block truncate font-medium after:absolute after:inset-0"
              >
                <bdi>{client.name}</bdi>
              </Link>
              <p className="truncate text-ink-faint text-xs">{client.email}</p>
            </td>
            <td className={cell()}>
              <ClientStatus status={client.status} />
            </td>
            <td className={cell()}>
              <span className="inline-flex items-center gap-2">
                <AgentsStatus client={client} />
                {client.agents.length > 1 && (
                  <span className="text-[13px] text-ink-faint">{client.agents.length}</span>
                )}
              </span>
            </td>
            <td className={cell("text-right tabular-nums")}>{count(client.callsLast30Days)}</td>
            <td className={cell("text-right text-[13px] text-ink-soft")}>
              {client.lastCallAt ? <Ago at={client.lastCallAt} /> : "—"}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function ClientCards({ clients }: { clients: ClientRow[] }) {
  return (
    <ul aria-label={t`Clients`} className="divide-y divide-line">
      {clients.map((client) => (
        <li key={client.id} className="relative grid gap-2 *:min-w-0 px-4 py-3.5 active:bg-sunken">
          <div className="flex items-start justify-between gap-3">
            <div className="min-w-0">
              <Link
                to="/operator/clients/$clientId"
                params={{ clientId: client.id }}
                className="block truncate font-medium after:absolute after:inset-0"
              >
                <bdi>{client.name}</bdi>
              </Link>
              <p className="truncate text-ink-faint text-xs">{client.email}</p>
            </div>
            <ClientStatus status={client.status} />
          </div>
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-[13px] text-ink-soft">
            <AgentsStatus client={client} />
            <Plural
              value={client.callsLast30Days}
              one="# call in 30 days"
              other="# calls in 30 days"
            />
            {client.lastCallAt && (
              <span className="ml-auto text-ink-faint text-xs">
                <Ago at={client.lastCallAt} />
              </span>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** The status of a client's agents. A client that has never had an agent is not offline. */
function AgentsStatus({ client }: { client: ClientRow }) {
  if (client.agents.length === 0 && !client.lastCallAt) {
    return (
      <span className="text-[13px] text-ink-faint">
        <Trans>No agent yet</Trans>
      </span>
    );
  }
  return <AiStatusBadge status={client.aiStatus} />;
}
