import { t } from "@lingui/core/macro";
import type { ClientGoal, SettingsPatch } from "@/api/types";
import { amount } from "@/lib/billing";
import { reading, trimmed } from "@/lib/fields";
import { named, OUTCOMES } from "@/lib/outcomes";
import { z } from "@/lib/schema";

export type NewGoal = Omit<ClientGoal, "id">;

interface GoalTexts {
  name: string;
  kind: ClientGoal["condition"]["kind"];
  field: string;
  values: string;
  /** One outcome, or several separated by commas. */
  outcome: string;
  worth: string;
}

/** The initial values for a new goal. Most goals are a yes or no question of the analysis. */
export const EMPTY_GOAL: GoalTexts = {
  name: "",
  kind: "field",
  field: "",
  values: "yes",
  outcome: "answered",
  worth: "",
};

/** The fields by the server's names. */
export const GOAL_NAMES = {
  "goals.name": "name",
  "goals.condition.kind": "kind",
  "goals.condition.field": "field",
  "goals.condition.values": "values",
  "goals.valueCents": "worth",
} as const;

/** Reads the texts of the dialog as a goal, or reports all problems. */
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
        values: kind === "field" ? list : kind === "outcome" ? outcome.split(",") : [],
      },
      valueCents: cents ?? undefined,
    };
  },
);

/** Returns the texts of the dialog for a goal. */
export function goalTexts({ name, condition, valueCents }: ClientGoal): GoalTexts {
  const { kind, field, values } = condition;
  return {
    ...EMPTY_GOAL,
    name,
    kind,
    ...(kind === "field" && { field: field ?? "", values: values.join(", ") }),
    ...(kind === "outcome" && { outcome: values.join(",") }),
    worth: typeof valueCents === "number" ? places(valueCents / 100) : "",
  };
}

/** Formats an amount with two decimals or none. The field accepts a point or a comma. */
const places = (value: number): string =>
  Number.isInteger(value) ? String(value) : value.toFixed(2);

/** Returns the outcomes, after a combination if the goal has one. */
export function outcomeChoices(goal: ClientGoal | undefined): { value: string; label: string }[] {
  const values = goal?.condition.kind === "outcome" ? goal.condition.values : [];
  if (values.length < 2) return OUTCOMES;
  const together = values.map((value) => named(OUTCOMES, value).label).join(` ${t`or`} `);
  return [{ value: values.join(","), label: together }, ...OUTCOMES];
}

/** Returns the goals with `written` in place of `before`, or at the end. */
export function withGoal(
  goals: ClientGoal[],
  written: NewGoal,
  before: ClientGoal | undefined,
): SettingsPatch["goals"] {
  // The server assigns the id of a new goal.
  if (!before) return [...goals, written];
  const { condition } = before;
  const same = written.condition.values.join(", ") === condition.values.join(", ");
  // The field splits values at commas, so unedited values are kept as they were.
  const kept = same ? { ...written.condition, values: condition.values } : written.condition;
  return goals.map((goal) =>
    goal.id === before.id ? { ...written, condition: kept, id: before.id } : goal,
  );
}
