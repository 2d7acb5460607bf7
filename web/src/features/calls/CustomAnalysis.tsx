import { t } from "@lingui/core/macro";
import type { CustomValue } from "@/api/types";
import { Section } from "@/components/Card";
import { Described, DescriptionList } from "@/components/DescriptionList";
import { label, plainValue } from "@/lib/format";

/** The custom analysis that the agency configured at Retell, with its labels. */
export function CustomAnalysis({ fields, id }: { fields: CustomValue[]; id: string }) {
  if (fields.length === 0) return null;
  return (
    <Section id={id} title={t`Found in the call`}>
      <DescriptionList>
        {fields.map((field) => (
          <Described key={field.name} term={label(field.name)}>
            <span className="whitespace-pre-line">{plainValue(field.value)}</span>
          </Described>
        ))}
      </DescriptionList>
    </Section>
  );
}
