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
  /** One outcome, or several with commas between them. */
  outcome: string;
  worth: string;
}

/** What a new goal's dialog shows at first: most goals are a yes or no question of the analysis. */
export const EMPTY_GOAL: GoalTexts = {
  name: "",
  kind: "field",
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
        values: kind === "field" ? list : kind === "outcome" ? outcome.split(",") : [],
      },
      valueCents: cents ?? undefined,
    };
  },
);

/** A goal as its dialog shows it. */
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

/** Two decimals where they say something; the field reads either mark between them. */
const places = (value: number): string =>
  Number.isInteger(value) ? String(value) : value.toFixed(2);

/** The outcomes, and first those together that a goal of the API names. */
export function outcomeChoices(goal: ClientGoal | undefined): { value: string; label: string }[] {
  const values = goal?.condition.kind === "outcome" ? goal.condition.values : [];
  if (values.length < 2) return OUTCOMES;
  const together = values.map((value) => named(OUTCOMES, value).label).join(` ${t`or`} `);
  return [{ value: values.join(","), label: together }, ...OUTCOMES];
}

/** All goals with one that was written: in the place of `before`, else at the end. */
export function withGoal(
  goals: ClientGoal[],
  written: NewGoal,
  before: ClientGoal | undefined,
): SettingsPatch["goals"] {
  // The server gives a new one an id.
  if (!before) return [...goals, written];
  const { condition } = before;
  const same = written.condition.values.join(", ") === condition.values.join(", ");
  // A value that holds a comma is divided by the field, so what was not edited stays.
  const kept = same ? { ...written.condition, values: condition.values } : written.condition;
  return goals.map((goal) =>
    goal.id === before.id ? { ...written, condition: kept, id: before.id } : goal,
  );
}
