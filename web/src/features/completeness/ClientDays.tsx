import { t } from "@lingui/core/macro";
import { Plural, Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { Completeness } from "@/api/types";
import { Ago } from "@/components/Ago";
import { Badge } from "@/components/Badge";
import { Collapsible } from "@/components/Collapsible";
import { count } from "@/lib/format";
import { KINDS, sumWords } from "./words";

/** A client's sums, which expand to its days with each difference. */
export function ClientDays({ client }: { client: Completeness }) {
  return (
    <li className="grid gap-3 px-4 py-4 *:min-w-0 md:px-5">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
        <div className="min-w-0 flex-1 basis-56">
          <Link
            to="/operator/clients/$clientId"
            params={{ clientId: client.clientId }}
            className="block truncate font-medium hover:underline"
          >
            <bdi>{client.clientName}</bdi>
          </Link>
          <p className="text-[13px] text-ink-soft tabular-nums">
            {client.retell > 0 || client.checkedAt ? sumWords(client) : t`Nothing compared yet`}
            {client.checkedAt && (
              <>
                {" "}
                ·{" "}
                <Trans>
                  checked <Ago at={client.checkedAt} />
                </Trans>
              </>
            )}
          </p>
        </div>
        <Verdict client={client} />
      </div>
      {client.days.length > 0 && (
        <Collapsible title={t`Days of ${client.clientName}`}>
          <ul className="divide-y divide-line text-[13px]">
            {client.days.map((day) => (
              <li key={day.day} className="grid gap-1.5 py-2.5 *:min-w-0">
                <p className="flex flex-wrap justify-between gap-x-4 tabular-nums">
                  <time dateTime={day.day}>{day.day}</time>
                  <span className={day.missing > 0 ? "font-medium text-bad" : "text-ink-soft"}>
                    {sumWords(day)}
                    {day.missing > 0 && ` · ${t`${count(day.missing)} missing`}`}
                  </span>
                </p>
                {day.differences.length > 0 && (
                  <ul aria-label={t`Differences of ${day.day}`} className="grid gap-1">
                    {day.differences.map((difference) => (
                      <li key={difference.callId} className="flex flex-wrap gap-x-2 text-ink-soft">
                        <span className="font-medium text-ink">
                          {KINDS[difference.kind] ?? difference.kind}
                        </span>
                        <span className="break-all font-mono text-xs leading-5">
                          {difference.callId}
                        </span>
                        <span>{difference.reason}</span>
                      </li>
                    ))}
                  </ul>
                )}
              </li>
            ))}
          </ul>
          <p className="pt-2 text-ink-faint text-xs">
            <Trans>Days of the time zone {client.timezone}.</Trans>
          </p>
        </Collapsible>
      )}
    </li>
  );
}

function Verdict({ client }: { client: Completeness }) {
  if (!client.keyed)
    return (
      <Badge>
        <Trans>No key, not checked</Trans>
      </Badge>
    );
  if (!client.checkedAt && client.retell === 0)
    return (
      <Badge>
        <Trans>Not checked yet</Trans>
      </Badge>
    );
  if (client.missing > 0)
    return (
      <Badge tone="bad">
        <Trans>
          <Plural value={client.missing} one="# call" other="# calls" /> missing
        </Trans>
      </Badge>
    );
  return (
    <Badge tone="good">
      <Trans>Complete</Trans>
    </Badge>
  );
}
