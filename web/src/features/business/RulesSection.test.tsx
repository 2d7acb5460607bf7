// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import type { ClientGoal } from "@/api/types";
import { fakeServer } from "@/test/fakeServer";
import { renderWithQueries } from "@/test/render";
import { RulesSection } from "./RulesSection";

const GOAL = { id: "g1", name: "Booked" } as ClientGoal;

it("saves what is chosen, without goals that are gone", async () => {
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
