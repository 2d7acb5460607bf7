// @vitest-environment jsdom
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { reviewRulesQuery } from "@/api/settings";
import type { ClientGoal } from "@/api/types";
import { fakeServer } from "@/test/fakeServer";
import { renderWithQueries } from "@/test/render";
import { RulesSection } from "./RulesSection";

const GOAL = { id: "g1", name: "Booked" } as ClientGoal;

it("saves the chosen rules without deleted goals", async () => {
  const rules = { negativeSentiment: false, failed: true, missedGoals: ["gone"], phrases: [] };
  const server = fakeServer({
    "GET /api/settings/review-rules": () => ({ data: rules }),
    "PATCH /api/settings/review-rules": ({ body }) => ({ data: body }),
  });
  renderWithQueries(<RulesSection goals={[GOAL]} />);
  await userEvent.click(await screen.findByLabelText("The goal “Booked” was missed"));
  await userEvent.click(screen.getByLabelText("The call failed"));
  await userEvent.type(
    screen.getByLabelText("Somebody said one of these"),
    " refund {Enter}lawyer",
  );
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(server.asked("PATCH /api/settings/review-rules")[0]?.body).toEqual({
    negativeSentiment: false,
    failed: false,
    missedGoals: ["g1"],
    phrases: ["refund", "lawyer"],
  });
});

it("keeps unsaved edits when rules change elsewhere and when the server rejects them", async () => {
  const rules = { negativeSentiment: false, failed: false, missedGoals: [], phrases: [] };
  const errors = [{ field: "phrases[0]", code: "text-between", message: "Too long." }];
  const server = fakeServer({
    "GET /api/settings/review-rules": () => ({ data: rules }),
    "PATCH /api/settings/review-rules": () => ({
      status: 400,
      code: "invalid",
      message: "Invalid",
      errors,
    }),
  });
  const client = renderWithQueries(<RulesSection goals={[GOAL]} />);
  const phrases = await screen.findByLabelText<HTMLTextAreaElement>("Somebody said one of these");
  await userEvent.type(phrases, "refund");
  client.setQueryData(reviewRulesQuery.queryKey, { ...rules, failed: true, missedGoals: ["g1"] });
  await waitFor(() =>
    expect(screen.getByLabelText("The call failed")).toHaveProperty("checked", true),
  );
  expect(screen.getByLabelText("The goal “Booked” was missed")).toHaveProperty("checked", true);
  expect(phrases.value).toBe("refund");

  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect((await screen.findByRole("alert")).textContent).toBe("Too long.");
  expect(phrases.getAttribute("aria-invalid")).toBe("true");
  expect(server.asked("PATCH /api/settings/review-rules")[0]?.body).toEqual({
    negativeSentiment: false,
    failed: true,
    missedGoals: ["g1"],
    phrases: ["refund"],
  });
});
