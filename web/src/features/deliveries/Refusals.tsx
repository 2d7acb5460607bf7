import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { refusalsQuery } from "@/api/deliveries";
import { renewedEvery } from "@/api/renewal";
import type { RefusedHour } from "@/api/types";
import { Button } from "@/components/Button";
import { Section } from "@/components/Card";
import { Moment } from "@/components/Moment";
import { useZone } from "@/components/zone";
import { failureHint } from "@/lib/refusals";
import { clockTime } from "@/lib/time";

const SHOWN_AT_FIRST = 5;

/**
 * Requests that were refused before their body was read. They have no entry in the delivery log.
 */
export function Refusals({ sourceId }: { sourceId: string | undefined }) {
  const refusals = useQuery({ ...refusalsQuery, refetchInterval: renewedEvery(60_000) });
  const [all, setAll] = useState(false);
  // A refusal with an unknown source may concern any source.
  const hours = (refusals.data ?? []).filter(
    (refused) => !sourceId || !refused.sourceId || refused.sourceId === sourceId,
  );
  if (hours.length === 0) return null;
  const shown = all ? hours : hours.slice(0, SHOWN_AT_FIRST);
  return (
    <Section
      id="refusals"
      title={t`Turned away in the last 7 days`}
      description={t`Requests that were refused whole. Most of them never became a delivery.`}
      aside={
        <Link
          to="/operator/sources"
          className="inline-block py-3 text-[13px] text-accent-text hover:underline md:py-0"
        >
          <Trans>Open Sources</Trans>
        </Link>
      }
      className="mt-6"
    >
      <ul aria-label={t`Refused requests`} className="divide-y divide-line">
        {shown.map((hour) => (
          <RefusedHourRow
            key={`${hour.hour} ${hour.kind} ${hour.sourceId} ${hour.reason} ${hour.status}`}
            refused={hour}
          />
        ))}
      </ul>
      {hours.length > shown.length && (
        <Button variant="ghost" size="sm" className="mt-2" onClick={() => setAll(true)}>
          <Trans>Show all {hours.length}</Trans>
        </Button>
      )}
    </Section>
  );
}

function RefusedHourRow({ refused }: { refused: RefusedHour }) {
  const timeZone = useZone();
  const { hour, kind, sourceName, reason, requests, lastAt } = refused;
  const status = refused.status ?? "–";
  const { what, why } = failureHint({ reason, count: requests });
  return (
    <li className="flex flex-wrap items-baseline gap-x-4 gap-y-1 py-2.5">
      <p className="w-36 shrink-0 text-[13px] text-ink-soft tabular-nums">
        <Moment at={hour} />
      </p>
      <div className="min-w-0 flex-1 basis-56">
        <p title={why} className="font-medium">
          {what}
        </p>
        <p className="text-[13px] text-ink-faint">
          <bdi>
            {sourceName ?? (kind === "n8n" ? t`n8n, source unknown` : t`Retell, source unknown`)}
          </bdi>
          {" · "}
          <Trans>
            answered {status} · last at {clockTime(lastAt, { timeZone })}
          </Trans>
        </p>
      </div>
    </li>
  );
}
