import { t } from "@lingui/core/macro";
import type { ClientGoal } from "@/api/types";
import { amount } from "@/lib/billing";
import { z } from "@/lib/schema";

export type NewGoal = Omit<ClientGoal, "id">;

/** What a new goal's dialog shows at first: most goals are a yes or no question of the analysis. */
export const EMPTY_GOAL = {
  name: "",
  kind: "field" as const,
  field: "",
  values: "yes",
  outcome: "answered",
  worth: "",
};

/** The server's names of the fields. */
export const GOAL_NAMES = {
  "goals.name": "name",
  "goals.condition.kind": "kind",
  "goals.condition.field": "field",
  "goals.condition.values": "values",
  "goals.valueCents": "worth",
} as const;

/** Reads the dialog's texts as the goal that they stand for, or says all that is wrong with them. */
export const GOAL = z
  .object({
    name: z.string().trim(),
    kind: z.enum(["field", "success", "outcome"]),
    field: z.string().trim(),
    values: z.string(),
    outcome: z.string(),
    worth: z.string(),
  })
  .transform(({ name, kind, field, values, outcome, worth }, context): NewGoal => {
    const list = values
      .split(",")
      .map((value) => value.trim())
      .filter(Boolean);
    const cents = worth.trim() ? amount(worth, 2) : null;
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (!name) refuse("name", t`Give the goal a name.`);
    if (kind === "field" && !field) refuse("field", t`Name the field as Retell sends it.`);
    if (kind === "field" && list.length === 0) refuse("values", t`Enter at least one value.`);
    if (cents === undefined || (cents !== null && cents < 0)) {
      refuse("worth", t`Enter an amount such as 80 or 80.50.`);
    }
    return {
      name,
      condition: {
        kind,
        field: kind === "field" ? field : undefined,
        values: kind === "field" ? list : kind === "outcome" ? [outcome] : [],
      },
      valueCents: cents ?? undefined,
    };
  });
