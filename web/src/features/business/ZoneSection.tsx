import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useId } from "react";
import type { CallScope } from "@/api/callScope";
import { changeSettings } from "@/api/settings";
import type { ClientSettings } from "@/api/types";
import { Button } from "@/components/Button";
import { Section } from "@/components/Card";
import { Field } from "@/components/Field";
import { useApiForm } from "@/components/forms/useApiForm";
import { Input } from "@/components/Input";
import { Notice } from "@/components/Notice";
import { reading, trimmed } from "@/lib/fields";
import { z } from "@/lib/schema";
import { isTimeZone, readerTimeZone } from "@/lib/time";
import { zoneName } from "@/lib/zoned";
import { useSettingsSaved } from "./useSettingsSaved";

const SCHEMA = z.object({
  timezone: reading(trimmed, (text, refuse) => {
    const zone = text.replaceAll(" ", "_");
    if (!isTimeZone(zone)) refuse(t`Choose a time zone such as America/New_York.`);
    return zone;
  }),
  currency: trimmed.check(z.toUpperCase()),
});

export function ZoneSection({ scope, settings }: { scope: CallScope; settings: ClientSettings }) {
  const form = useApiForm({
    schema: SCHEMA,
    values: { timezone: settings.timezone, currency: settings.currency },
    send: (change) => changeSettings(scope, change),
    onSuccess: useSettingsSaved(scope),
    afterwards: "kept",
  });
  const zones = useId();
  const here = readerTimeZone();
  const zone = form.field("timezone");
  const currency = form.field("currency");

  return (
    <Section id="zone" title={t`Time zone and currency`}>
      <form noValidate onSubmit={form.submit} className="grid gap-4">
        {form.notice && <Notice tone="bad">{form.notice}</Notice>}
        <div className="grid items-start gap-4 sm:grid-cols-[2fr_1fr]">
          <Field label={t`Time zone`} error={zone.error} hint={t`Days and hours of all figures.`}>
            {(control) => <Input {...control} list={zones} autoComplete="off" {...zone.input} />}
          </Field>
          <Field label={t`Currency`} error={currency.error} hint={t`Of the worth of goals.`}>
            {(control) => (
              <Input {...control} autoComplete="off" maxLength={3} {...currency.input} />
            )}
          </Field>
        </div>
        <datalist id={zones}>
          {Intl.supportedValuesOf("timeZone").map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" size="sm" busy={form.busy}>
            <Trans>Save</Trans>
          </Button>
          {here !== form.watch("timezone") && (
            <Button
              variant="ghost"
              size="sm"
              onClick={() =>
                form.setValue("timezone", here, { shouldDirty: true, shouldValidate: true })
              }
            >
              <Trans>Use the one of this device: {zoneName(here)}</Trans>
            </Button>
          )}
        </div>
      </form>
    </Section>
  );
}
