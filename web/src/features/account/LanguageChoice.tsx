import { t } from "@lingui/core/macro";
import { useMutation } from "@tanstack/react-query";
import { messageOf } from "@/api/client";
import { changeMe } from "@/api/session";
import { Section } from "@/components/Card";
import { LanguageSelect } from "@/components/LanguageSelect";
import { Notice } from "@/components/Notice";
import { keepLanguage, type Language } from "@/lib/language";

/** A choice of the account's language, which also applies to its other devices and its mails. */
export function LanguageChoice() {
  const save = useMutation({
    mutationFn: (language: Language) => changeMe({ language }),
    onSuccess: ({ language }) => keepLanguage(language ?? undefined),
  });
  return (
    <Section
      id="language"
      title={t`Language`}
      description={t`Of these pages and of the mails you get, on all your devices.`}
    >
      {save.error && <Notice tone="bad">{messageOf(save.error)}</Notice>}
      <LanguageSelect
        className="max-w-md"
        disabled={save.isPending}
        onChange={(language) => save.mutate(language)}
      />
    </Section>
  );
}
