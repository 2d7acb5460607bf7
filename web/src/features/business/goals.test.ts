import { expect, test } from "vitest";
import { goalWords } from "./goals";

test("goalWords describes each kind of condition", () => {
  const words = (kind: "success" | "outcome" | "field", values: string[], field?: string) =>
    goalWords({ condition: { kind, values, field } });
  expect(words("success", [])).toBe("Retell judged the call successful");
  expect(words("outcome", ["answered", "transferred"])).toBe("Outcome is Answered or Transferred");
  expect(words("field", ["yes", "ja", "sí"], "Appointment booked?")).toBe(
    "Appointment booked? is yes, ja or sí",
  );
});
