import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { type FormEvent, useId, useState } from "react";
import type { CallScope } from "@/api/callScope";
import { messageOf } from "@/api/client";
import type { ClientSettings } from "@/api/types";
import { Button } from "@/components/Button";
import { Section } from "@/components/Card";
import { Field } from "@/components/Field";
import { Input } from "@/components/Input";
import { Notice } from "@/components/Notice";
import { isTimeZone, readerTimeZone } from "@/lib/time";
import { useChangeSettings } from "./useChangeSettings";

export function ZoneSection({ scope, settings }: { scope: CallScope; settings: ClientSettings }) {
  const [zone, setZone] = useState(settings.timezone);
  const [currency, setCurrency] = useState(settings.currency);
  const [problem, setProblem] = useState<string>();
  const save = useChangeSettings(scope);
  const zones = useId();
  const here = readerTimeZone();

  function submit(event: FormEvent) {
    event.preventDefault();
    const wanted = zone.trim().replaceAll(" ", "_");
    const known = isTimeZone(wanted);
    setProblem(known ? undefined : t`Choose a time zone such as America/New_York.`);
    if (known) save.mutate({ timezone: wanted, currency: currency.trim().toUpperCase() });
  }

  return (
    <Section id="zone" title={t`Time zone and currency`}>
      <form noValidate onSubmit={submit} className="grid gap-4">
        {save.error && <Notice tone="bad">{messageOf(save.error)}</Notice>}
        <div className="grid items-start gap-4 sm:grid-cols-[2fr_1fr]">
          <Field label={t`Time zone`} error={problem} hint={t`Days and hours of all figures.`}>
            {(control) => (
              <Input
                {...control}
                list={zones}
                autoComplete="off"
                value={zone}
                onChange={(event) => setZone(event.target.value)}
              />
            )}
          </Field>
          <Field label={t`Currency`} hint={t`Of the worth of goals.`}>
            {(control) => (
              <Input
                {...control}
                autoComplete="off"
                maxLength={3}
                value={currency}
                onChange={(event) => setCurrency(event.target.value)}
              />
            )}
          </Field>
        </div>
        <datalist id={zones}>
          {Intl.supportedValuesOf("timeZone").map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" size="sm" busy={save.isPending}>
            <Trans>Save</Trans>
          </Button>
          {here !== zone && (
            <Button variant="ghost" size="sm" onClick={() => setZone(here)}>
              <Trans>Use the one of this device: {here.replaceAll("_", " ")}</Trans>
            </Button>
          )}
        </div>
      </form>
    </Section>
  );
}
