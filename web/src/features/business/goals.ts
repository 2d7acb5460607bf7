import { t } from "@lingui/core/macro";
import type { ClientGoal } from "@/api/types";
import { label, spokenValue } from "@/lib/format";
import { named, OUTCOMES } from "@/lib/outcomes";

/** Returns a goal's condition in words. */
export function goalWords({ condition }: Pick<ClientGoal, "condition">): string {
  switch (condition.kind) {
    case "success":
      return t`Retell judged the call successful`;
    case "outcome":
      return t`Outcome is ${either(condition.values.map((value) => named(OUTCOMES, value).label))}`;
    default:
      return t`${label(condition.field ?? "")} is ${either(condition.values.map(spokenValue))}`;
  }
}

function either(values: string[]): string {
  return values.length < 2
    ? (values[0] ?? "")
    : t`${values.slice(0, -1).join(", ")} or ${values.at(-1) ?? ""}`;
}
