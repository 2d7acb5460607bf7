// @vitest-environment jsdom
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { OWN_CALLS } from "@/api/callScope";
import type { ClientSettings } from "@/api/types";
import { fakeServer } from "@/test/fakeServer";
import { renderWithQueries } from "@/test/render";
import { GoalsSection } from "./GoalsSection";

const HELD = { id: "g1", name: "Held", condition: { kind: "success", values: [] } };
const SETTINGS = { currency: "EUR", goals: [HELD] } as unknown as ClientSettings;

async function newGoal(answer: () => object = () => ({ data: SETTINGS })) {
  const server = fakeServer({ "PATCH /api/settings": answer });
  renderWithQueries(<GoalsSection scope={OWN_CALLS} settings={SETTINGS} />);
  await userEvent.click(screen.getByRole("button", { name: "New goal" }));
  const dialog = within(screen.getByRole("dialog"));
  return {
    server,
    field: (label: string) => dialog.getByLabelText(label),
    save: () => userEvent.click(dialog.getByRole("button", { name: "Save goal" })),
  };
}

it("shows validation errors, then adds a goal to the existing ones", async () => {
  const { server, field, save } = await newGoal();
  await userEvent.clear(field("Values"));
  await userEvent.type(field("Worth in EUR"), "many");
  await save();
  const problems = screen.getAllByRole("alert").map(({ textContent }) => textContent);
  expect(problems).toHaveLength(4);
  expect(document.activeElement).toBe(field("Name"));

  await userEvent.type(field("Name"), " Booked ");
  await userEvent.type(field("Field"), "appointment_booked");
  await userEvent.type(field("Values"), "yes, ja,");
  await userEvent.clear(field("Worth in EUR"));
  await userEvent.type(field("Worth in EUR"), "80.5");
  await save();
  expect(await screen.findByText("Saved.")).toBeTruthy();
  expect(server.asked("PATCH /api/settings").map(({ body }) => body)).toEqual([
    {
      goals: [
        HELD,
        {
          name: "Booked",
          condition: { kind: "field", field: "appointment_booked", values: ["yes", "ja"] },
          valueCents: 8050,
        },
      ],
    },
  ]);
  expect(screen.queryByRole("dialog")).toBeNull();
});

it("sends an outcome goal and shows the server's error beside the field", async () => {
  const errors = [{ field: "goals[1].name", code: "text-between", message: "Too long." }];
  const { server, field, save } = await newGoal(() => ({
    status: 400,
    code: "invalid",
    message: "Invalid",
    errors,
  }));
  await userEvent.type(field("Name"), "Reached");
  await userEvent.selectOptions(field("A call reaches it when"), "outcome");
  await userEvent.selectOptions(field("Outcome"), "transferred");
  await save();
  expect((await screen.findByRole("alert")).textContent).toBe("Too long.");
  expect(field("Name").getAttribute("aria-invalid")).toBe("true");
  const [asked] = server.asked("PATCH /api/settings");
  expect(asked?.body).toEqual({
    goals: [HELD, { name: "Reached", condition: { kind: "outcome", values: ["transferred"] } }],
  });
});

const KEPT = {
  id: "g2",
  name: "Reached",
  condition: { kind: "outcome", values: ["answered", "transferred"] },
  valueCents: 8_050,
};

function twoGoals(routes: object = {}) {
  const settings = { currency: "EUR", goals: [HELD, KEPT] } as unknown as ClientSettings;
  const server = fakeServer({ "PATCH /api/settings": () => ({ data: settings }), ...routes });
  renderWithQueries(<GoalsSection scope={OWN_CALLS} settings={settings} />);
  return server;
}

it("edits a goal in place and keeps its id and unchanged fields", async () => {
  const server = twoGoals();
  await userEvent.click(screen.getByRole("button", { name: "Edit Reached" }));
  const dialog = within(screen.getByRole("dialog", { name: "Edit goal" }));
  expect(dialog.getByLabelText<HTMLInputElement>("Worth in EUR").value).toBe("80.50");
  const outcome = dialog.getByLabelText<HTMLSelectElement>("Outcome");
  expect(outcome.selectedOptions[0]?.text).toBe("Answered or Transferred");
  const name = dialog.getByLabelText("Name");
  await userEvent.clear(name);
  await userEvent.type(name, "Talked to");
  await userEvent.click(dialog.getByRole("button", { name: "Save goal" }));
  await screen.findByText("Saved.");
  expect(server.asked("PATCH /api/settings")[0]?.body).toEqual({
    goals: [HELD, { ...KEPT, name: "Talked to" }],
  });
});

it("asks before it removes a goal and names the views and rules that use it", async () => {
  const server = twoGoals({
    "GET /api/settings/review-rules": () => ({ data: { missedGoals: ["g2"] } }),
    "GET /api/views": () => ({
      data: {
        views: [
          { id: "v1", name: "Not reached", query: "goal=g2&period=7d" },
          { id: "v2", name: "Others", query: "goal=g1" },
        ],
      },
    }),
  });
  await userEvent.click(screen.getByRole("button", { name: "Remove Reached" }));
  const dialog = within(screen.getByRole("alertdialog", { name: "Remove the goal Reached?" }));
  expect((await dialog.findByText(/stop working/)).textContent).toMatch(/: Not reached$/);
  expect(dialog.getByText(/no longer flagged/)).toBeTruthy();
  await userEvent.click(dialog.getByRole("button", { name: "Cancel" }));
  expect(server.asked("PATCH /api/settings")).toEqual([]);

  await userEvent.click(screen.getByRole("button", { name: "Remove Reached" }));
  await userEvent.click(screen.getByRole("button", { name: "Remove goal" }));
  await screen.findByText("Saved.");
  expect(server.asked("PATCH /api/settings")[0]?.body).toEqual({ goals: [HELD] });
});
