// @vitest-environment jsdom
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { OWN_CALLS } from "@/api/callScope";
import type { ClientSettings } from "@/api/types";
import { fakeServer } from "@/test/fakeServer";
import { renderWithQueries } from "@/test/render";
import { FieldRolesSection } from "./FieldRolesSection";

const SETTINGS = { fieldRoles: { reason: "gone_by_now" } } as ClientSettings;

it("saves a field of the calls and keeps a saved field that no call has", async () => {
  const server = fakeServer({
    "GET /api/calls/fields": () => ({
      data: { fields: [{ name: "caller_name", calls: 4 }] },
    }),
    "GET /api/settings/disclosure": () => ({ data: { numbers: "shown" } }),
    "PATCH /api/settings": () => ({ data: SETTINGS }),
  });
  renderWithQueries(<FieldRolesSection scope={OWN_CALLS} settings={SETTINGS} />);

  await screen.findAllByRole("option", { name: "Caller name" });
  await userEvent.selectOptions(screen.getByLabelText("Caller’s name"), "Caller name");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));

  expect(server.asked("PATCH /api/settings")[0]?.body).toEqual({
    fieldRoles: { callerName: "caller_name", callbackNumber: null, reason: "gone_by_now" },
  });
});

it("offers only the saved callback field while the agency masks numbers", async () => {
  fakeServer({
    "GET /api/calls/fields": () => ({
      data: { fields: [{ name: "caller_name", calls: 4 }] },
    }),
    "GET /api/settings/disclosure": () => ({ data: { numbers: "masked" } }),
  });
  const settings = { fieldRoles: { callbackNumber: "call_back" } } as ClientSettings;
  renderWithQueries(<FieldRolesSection scope={OWN_CALLS} settings={settings} />);

  await screen.findByText(/Only your agency can change it/);
  const options = within(screen.getByLabelText("Number to call back")).getAllByRole("option");
  expect(options.map((option) => option.textContent)).toEqual(["Call back"]);
});
