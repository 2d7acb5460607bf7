import { t } from "@lingui/core/macro";
import { Section } from "@/components/Card";
import { LanguageSelect } from "@/components/LanguageSelect";
import { keepLanguage } from "@/lib/language";

export function LanguageChoice() {
  return (
    <Section id="language" title={t`Language`}>
      <LanguageSelect className="max-w-md" onChange={keepLanguage} />
    </Section>
  );
}
