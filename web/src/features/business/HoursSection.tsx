import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import type { CallScope } from "@/api/callScope";
import { messageOf } from "@/api/client";
import { changeSettings } from "@/api/settings";
import type { ClientSettings } from "@/api/types";
import { Button } from "@/components/Button";
import { Section } from "@/components/Card";
import { Field } from "@/components/Field";
import { useApiForm } from "@/components/forms/useApiForm";
import { Input } from "@/components/Input";
import { Notice } from "@/components/Notice";
import { reading } from "@/lib/fields";
import { z } from "@/lib/schema";
import {
  dayText,
  divided,
  joined,
  OFFICE_HOURS,
  parseDay,
  WEEKDAYS,
  type Weekday,
  weekdayName,
} from "./openingHours";
import { useChangeSettings } from "./useChangeSettings";
import { useSettingsSaved } from "./useSettingsSaved";

const DAY = reading(z.string(), (text, refuse) => {
  const intervals = parseDay(text);
  if (!intervals) refuse(t`Write times such as 9:00-12:00, 14:00-18:00, or 18:00-2:00.`);
  return intervals ?? [];
});

const days = <T,>(of: (day: Weekday) => T) =>
  Object.fromEntries(WEEKDAYS.map((day) => [day, of(day)])) as Record<Weekday, T>;

const SCHEMA = reading(z.object(days(() => DAY)), (week, refuse) =>
  divided(week, (day) =>
    refuse(t`These hours overlap with those of the day before, which go past midnight.`, day),
  ),
);

/** The fields by the server's names. */
const NAMES = Object.fromEntries(WEEKDAYS.map((day) => [`openingHours.${day}`, day]));

interface Props {
  scope: CallScope;
  settings: ClientSettings;
}

/** When the business is open. Without opening hours no call counts as after hours. */
export function HoursSection({ scope, settings }: Props) {
  const [adding, setAdding] = useState(false);
  return (
    <Section
      id="hours"
      title={t`Opening hours`}
      description={t`Calls outside of them are counted as after hours. 18:00-2:00 ends on the next day.`}
    >
      {settings.openingHours || adding ? (
        <HoursForm scope={scope} settings={settings} onRemoved={() => setAdding(false)} />
      ) : (
        <Button variant="secondary" size="sm" onClick={() => setAdding(true)}>
          <Trans>Set opening hours</Trans>
        </Button>
      )}
    </Section>
  );
}

function HoursForm({ scope, settings, onRemoved }: Props & { onRemoved: () => void }) {
  const hours = joined(settings.openingHours ?? OFFICE_HOURS);
  const form = useApiForm({
    schema: SCHEMA,
    values: days((day) => dayText(hours[day])),
    send: (openingHours) => changeSettings(scope, { openingHours }),
    onSuccess: useSettingsSaved(scope),
    afterwards: "kept",
    names: NAMES,
  });
  const removal = useChangeSettings(scope);

  function remove() {
    if (settings.openingHours) removal.mutate({ openingHours: null }, { onSuccess: onRemoved });
    else onRemoved();
  }

  const notice = form.notice ?? (removal.error && messageOf(removal.error));
  return (
    <form noValidate onSubmit={form.submit} className="grid gap-3">
      {notice && <Notice tone="bad">{notice}</Notice>}
      <div className="grid items-start gap-3 sm:grid-cols-2">
        {WEEKDAYS.map((day) => {
          const { error, input } = form.field(day);
          return (
            <Field key={day} label={weekdayName(day)} error={error}>
              {(control) => (
                <Input {...control} autoComplete="off" placeholder={t`Closed`} {...input} />
              )}
            </Field>
          );
        })}
      </div>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="sm" busy={form.busy} disabled={removal.isPending}>
          <Trans>Save</Trans>
        </Button>
        <Button
          variant="ghost"
          size="sm"
          busy={removal.isPending}
          disabled={form.busy}
          onClick={remove}
        >
          <Trans>Remove opening hours</Trans>
        </Button>
      </div>
    </form>
  );
}
