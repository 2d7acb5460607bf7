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

it("adds a goal to those that are there, and says first what is missing", async () => {
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

it("sends an outcome, and shows the server's problem beside the field", async () => {
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
