import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Monitor, Moon, Sun } from "lucide-react";
import { useState } from "react";
import { Section } from "@/components/Card";
import { applyTheme, storedTheme, type Theme } from "@/lib/theme";

const CHOICES = [
  { value: "system", label: t`System`, icon: Monitor },
  { value: "light", label: t`Light`, icon: Sun },
  { value: "dark", label: t`Dark`, icon: Moon },
] as const;

export function ThemeChoice() {
  const [theme, setTheme] = useState<Theme>(storedTheme);
  return (
    <Section id="appearance" title={t`Appearance`}>
      <fieldset className="grid max-w-md grid-cols-3 gap-2">
        <legend className="sr-only">
          <Trans>Theme</Trans>
        </legend>
        {CHOICES.map(({ value, label, icon: Icon }) => (
          <label
            key={value}
            className="flex h-11 cursor-pointer items-center justify-center gap-2 rounded-lg border border-line-strong font-medium text-ink-soft transition-colors hover:bg-sunken has-checked:border-accent has-checked:bg-accent-wash has-checked:text-accent-text has-focus-visible:outline-2 has-focus-visible:outline-ring has-focus-visible:outline-offset-2 md:h-10"
          >
            <input
              type="radio"
              name="theme"
              value={value}
              checked={theme === value}
              onChange={() => {
                setTheme(value);
                applyTheme(value);
              }}
              className="sr-only"
            />
            <Icon aria-hidden className="size-4" />
            {label}
          </label>
        ))}
      </fieldset>
    </Section>
  );
}
