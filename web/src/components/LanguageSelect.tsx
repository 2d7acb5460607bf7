import { i18n } from "@lingui/core";
import { t } from "@lingui/core/macro";
import { LANGUAGE_NAMES, LANGUAGES, type Language } from "@/lib/language";
import { Select } from "./Select";

/** A choice of languages. Each has its own name, so that every reader recognises it. */
export function LanguageSelect({
  onChange,
  className,
  ...control
}: {
  onChange: (language: Language) => void;
  className?: string;
  id?: string;
  disabled?: boolean;
}) {
  return (
    <Select
      {...control}
      aria-label={control.id ? undefined : t`Language`}
      className={className}
      value={i18n.locale}
      onChange={(event) => onChange(event.target.value as Language)}
    >
      {LANGUAGES.map((language) => (
        <option key={language} value={language} lang={language}>
          {LANGUAGE_NAMES[language]}
        </option>
      ))}
    </Select>
  );
}
