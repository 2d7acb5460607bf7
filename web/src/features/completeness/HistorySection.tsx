import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { messageOf } from "@/api/client";
import { completenessQuery, isRunning, reconcile, reconciliationsQuery } from "@/api/completeness";
import { keys } from "@/api/keys";
import { Ago } from "@/components/Ago";
import { Button } from "@/components/Button";
import { Section } from "@/components/Card";
import { Field } from "@/components/Field";
import { Input } from "@/components/Input";
import { Notice } from "@/components/Notice";
import { addDays, dayIn, startOfDayIn } from "@/lib/zoned";
import { RunProgress } from "./RunProgress";
import { sumWords } from "./words";

/** Fetches a client's calls of the past from Retell: those from before an agent was connected, too. */
export function HistorySection({ clientId }: { clientId: string }) {
  const completeness = useQuery(completenessQuery(clientId));
  const runs = useQuery(reconciliationsQuery(clientId));
  const client = completeness.data?.clients[0];
  const newest = runs.data?.[0];
  return (
    <Section
      id="history"
      title={t`Retell’s history`}
      description={t`Compares this client’s calls with Retell’s and fetches those that are missing.`}
      className="mt-5"
    >
      <div className="grid gap-4 *:min-w-0">
        {client?.checkedAt && (
          <p className="text-[13px] text-ink-soft tabular-nums">
            <Trans>
              Last seven days: {sumWords(client)}, checked <Ago at={client.checkedAt} />
            </Trans>
          </p>
        )}
        {client && !client.keyed ? (
          <Notice>
            <Trans>No Retell API key can read this client’s calls, so nothing is checked.</Trans>
          </Notice>
        ) : (
          client && (
            <PeriodForm
              clientId={clientId}
              timezone={client.timezone}
              busy={newest !== undefined && isRunning(newest)}
            />
          )
        )}
        {newest && <RunProgress run={newest} />}
      </div>
    </Section>
  );
}

function PeriodForm({
  clientId,
  timezone,
  busy,
}: {
  clientId: string;
  timezone: string;
  busy: boolean;
}) {
  const today = dayIn(new Date(), timezone);
  const [from, setFrom] = useState(addDays(today, -90));
  const [to, setTo] = useState(today);
  const queryClient = useQueryClient();
  const start = useMutation({
    mutationFn: () =>
      reconcile({
        clientId,
        from: startOfDayIn(from, timezone).toISOString(),
        to: startOfDayIn(addDays(to, 1), timezone).toISOString(),
      }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.completeness.all }),
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (from && to) start.mutate();
  }

  return (
    <form noValidate onSubmit={submit} className="flex flex-wrap items-start gap-3">
      <Field label={t`From`}>
        {(control) => (
          <Input
            {...control}
            type="date"
            value={from}
            max={to}
            onChange={(event) => setFrom(event.target.value)}
          />
        )}
      </Field>
      <Field label={t`To`}>
        {(control) => (
          <Input
            {...control}
            type="date"
            value={to}
            max={today}
            onChange={(event) => setTo(event.target.value)}
          />
        )}
      </Field>
      <Button
        type="submit"
        variant="secondary"
        busy={start.isPending}
        disabled={busy}
        className="sm:mt-6.5"
      >
        <Trans>Fetch history</Trans>
      </Button>
      {start.error && (
        <Notice tone="bad" className="basis-full">
          {messageOf(start.error)}
        </Notice>
      )}
    </form>
  );
}
