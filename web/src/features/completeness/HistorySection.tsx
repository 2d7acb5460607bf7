import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { completenessQuery, isRunning, reconcile, reconciliationsQuery } from "@/api/completeness";
import { keys } from "@/api/keys";
import { Ago } from "@/components/Ago";
import { Button } from "@/components/Button";
import { Section } from "@/components/Card";
import { Field } from "@/components/Field";
import { useApiForm } from "@/components/forms/useApiForm";
import { Input } from "@/components/Input";
import { Notice } from "@/components/Notice";
import { required } from "@/lib/fields";
import { z } from "@/lib/schema";
import { addDays, dayIn, startOfDayIn } from "@/lib/zoned";
import { RunProgress } from "./RunProgress";
import { sumWords } from "./words";

const DAY = required(t`Choose a day.`);

const SCHEMA = z.object({ from: DAY, to: DAY });

/**
 * Fetches a client's past calls from Retell, including those from before an agent was connected.
 */
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
  const queryClient = useQueryClient();
  const form = useApiForm({
    schema: SCHEMA,
    values: { from: addDays(today, -90), to: today },
    send: ({ from, to }) =>
      reconcile({
        clientId,
        from: startOfDayIn(from, timezone).toISOString(),
        to: startOfDayIn(addDays(to, 1), timezone).toISOString(),
      }).finally(() => queryClient.invalidateQueries({ queryKey: keys.completeness.all })),
    afterwards: "kept",
  });
  const [from, to] = [form.field("from"), form.field("to")];

  return (
    <form noValidate onSubmit={form.submit} className="flex flex-wrap items-start gap-3">
      <Field label={t`From`} error={from.error}>
        {(control) => <Input {...control} type="date" max={form.watch("to")} {...from.input} />}
      </Field>
      <Field label={t`To`} error={to.error}>
        {(control) => <Input {...control} type="date" max={today} {...to.input} />}
      </Field>
      <Button
        type="submit"
        variant="secondary"
        busy={form.busy}
        disabled={busy}
        className="sm:mt-6.5"
      >
        <Trans>Fetch history</Trans>
      </Button>
      {form.notice && (
        <Notice tone="bad" className="basis-full">
          {form.notice}
        </Notice>
      )}
    </form>
  );
}
