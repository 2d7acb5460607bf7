import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { type FormEvent, useState } from "react";
import type { CallScope } from "@/api/callScope";
import { messageOf } from "@/api/client";
import type { ClientSettings, OpeningHours } from "@/api/types";
import { Button } from "@/components/Button";
import { Section } from "@/components/Card";
import { Field } from "@/components/Field";
import { Input } from "@/components/Input";
import { Notice } from "@/components/Notice";
import { dayText, OFFICE_HOURS, parseDay, WEEKDAYS, type Weekday } from "./openingHours";
import { useChangeSettings } from "./useChangeSettings";

type Texts = Record<Weekday, string>;

function textsOf(hours: OpeningHours): Texts {
  return Object.fromEntries(WEEKDAYS.map((day) => [day, dayText(hours[day] ?? [])])) as Texts;
}

/** When the business is open. Without opening hours no call counts as after hours. */
export function HoursSection({ scope, settings }: { scope: CallScope; settings: ClientSettings }) {
  const [texts, setTexts] = useState<Texts | undefined>(
    settings.openingHours ? textsOf(settings.openingHours) : undefined,
  );
  const [wrong, setWrong] = useState<Weekday[]>([]);
  const save = useChangeSettings(scope);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!texts) return;
    const days = WEEKDAYS.map((day) => [day, parseDay(texts[day])] as const);
    const problems = days.filter(([, intervals]) => !intervals).map(([day]) => day);
    setWrong(problems);
    if (problems.length === 0) {
      save.mutate({ openingHours: Object.fromEntries(days) as unknown as OpeningHours });
    }
  }

  return (
    <Section
      id="hours"
      title={t`Opening hours`}
      description={t`Calls outside of them are counted as after hours.`}
    >
      {texts ? (
        <form noValidate onSubmit={submit} className="grid gap-3">
          {save.error && <Notice tone="bad">{messageOf(save.error)}</Notice>}
          <div className="grid items-start gap-3 sm:grid-cols-2">
            {WEEKDAYS.map((day) => (
              <Field
                key={day}
                label={day.charAt(0).toUpperCase() + day.slice(1)}
                error={
                  wrong.includes(day) ? t`Write times such as 9:00-12:00, 14:00-18:00.` : undefined
                }
              >
                {(control) => (
                  <Input
                    {...control}
                    autoComplete="off"
                    placeholder={t`Closed`}
                    value={texts[day]}
                    onChange={(event) => setTexts({ ...texts, [day]: event.target.value })}
                  />
                )}
              </Field>
            ))}
          </div>
          <div className="flex flex-wrap gap-2">
            <Button type="submit" size="sm" busy={save.isPending}>
              <Trans>Save</Trans>
            </Button>
            <Button
              variant="ghost"
              size="sm"
              onClick={() => {
                setTexts(undefined);
                setWrong([]);
                if (settings.openingHours) save.mutate({ openingHours: null });
              }}
            >
              <Trans>Remove opening hours</Trans>
            </Button>
          </div>
        </form>
      ) : (
        <Button variant="secondary" size="sm" onClick={() => setTexts(textsOf(OFFICE_HOURS))}>
          <Trans>Set opening hours</Trans>
        </Button>
      )}
    </Section>
  );
}
