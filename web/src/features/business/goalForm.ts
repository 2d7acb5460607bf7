import { t } from "@lingui/core/macro";
import type { ClientGoal } from "@/api/types";
import { amount } from "@/lib/billing";
import { reading, trimmed } from "@/lib/fields";
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
export const GOAL = reading(
  z.object({
    name: trimmed,
    kind: z.enum(["field", "success", "outcome"]),
    field: trimmed,
    values: z.string(),
    outcome: z.string(),
    worth: trimmed,
  }),
  ({ name, kind, field, values, outcome, worth }, refuse): NewGoal => {
    const list = values
      .split(",")
      .map((value) => value.trim())
      .filter(Boolean);
    const cents = worth ? amount(worth, 2) : null;
    if (!name) refuse(t`Give the goal a name.`, "name");
    if (kind === "field" && !field) refuse(t`Name the field as Retell sends it.`, "field");
    if (kind === "field" && list.length === 0) refuse(t`Enter at least one value.`, "values");
    if (cents === undefined || (cents !== null && cents < 0)) {
      refuse(t`Enter an amount such as 80 or 80.50.`, "worth");
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
  },
);
