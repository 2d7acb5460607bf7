import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { ownCompletenessQuery } from "@/api/completeness";
import { Ago } from "@/components/Ago";
import { sumWords } from "./words";

/** A line such as "Retell 128, here 128, checked 3 minutes ago"; empty if nothing is compared. */
export function OwnCompleteness() {
  const own = useQuery(ownCompletenessQuery);
  if (!own.data?.checked || !own.data.checkedAt) return null;
  return (
    <p
      className="text-[13px] text-ink-faint tabular-nums"
      title={t`Calls of the last seven days that Retell lists, and those that are here`}
    >
      <Trans>
        {sumWords(own.data)}, checked <Ago at={own.data.checkedAt} />
      </Trans>
    </p>
  );
}
