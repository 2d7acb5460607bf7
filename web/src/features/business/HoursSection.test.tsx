// @vitest-environment jsdom

import { useQuery } from "@tanstack/react-query";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { OWN_CALLS } from "@/api/callScope";
import { settingsQuery } from "@/api/settings";
import type { ClientSettings } from "@/api/types";
import { fakeServer } from "@/test/fakeServer";
import { renderWithQueries } from "@/test/render";
import { HoursSection } from "./HoursSection";
import { OFFICE_HOURS } from "./openingHours";

function Hours() {
  const { data } = useQuery(settingsQuery(OWN_CALLS));
  return data ? <HoursSection scope={OWN_CALLS} settings={data} /> : null;
}

function hoursServer(openingHours: ClientSettings["openingHours"] = null, refusal?: object) {
  let settings = { openingHours } as ClientSettings;
  return fakeServer({
    "GET /api/settings": () => ({ data: settings }),
    "PATCH /api/settings": ({ body }) => {
      if (refusal) return refusal;
      settings = { ...settings, ...(body as object) };
      return { data: settings };
    },
  });
}

const day = (name: string) => screen.getByLabelText<HTMLInputElement>(name);
const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));

async function write(name: string, text: string) {
  await userEvent.clear(day(name));
  if (text) await userEvent.type(day(name), text);
}

it("starts with office hours, validates changes and shows the saved hours", async () => {
  const server = hoursServer();
  renderWithQueries(<Hours />);
  await userEvent.click(await screen.findByRole("button", { name: "Set opening hours" }));
  expect(day("Monday").value).toBe("09:00-17:00");
  await write("Monday", "9-12; 14-18:30");
  await write("Tuesday", "nine");
  await press("Save");
  expect((await screen.findByRole("alert")).textContent).toMatch(/Write times such as/);
  expect(server.asked("PATCH /api/settings")).toEqual([]);

  await write("Tuesday", "");
  await press("Save");
  await screen.findByText("Saved.");
  expect(server.asked("PATCH /api/settings")[0]?.body).toEqual({
    openingHours: {
      ...OFFICE_HOURS,
      monday: [
        { from: "09:00", to: "12:00" },
        { from: "14:00", to: "18:30" },
      ],
      tuesday: [],
    },
  });
  await waitFor(() => expect(day("Monday").value).toBe("09:00-12:00, 14:00-18:30"));
});

it("splits hours past midnight into two days and shows them on the first day", async () => {
  const server = hoursServer(OFFICE_HOURS);
  renderWithQueries(<Hours />);
  await screen.findByLabelText("Friday");
  await write("Friday", "18:00-10:00");
  await write("Saturday", "9-12");
  await press("Save");
  expect((await screen.findByRole("alert")).textContent).toMatch(/overlap with those of the day/);
  expect(day("Saturday").getAttribute("aria-invalid")).toBe("true");

  await write("Friday", "18:00-2:00");
  await press("Save");
  await screen.findByText("Saved.");
  expect(server.asked("PATCH /api/settings")[0]?.body).toEqual({
    openingHours: {
      ...OFFICE_HOURS,
      friday: [{ from: "18:00", to: "24:00" }],
      saturday: [
        { from: "00:00", to: "02:00" },
        { from: "09:00", to: "12:00" },
      ],
    },
  });
  await waitFor(() => expect(day("Friday").value).toBe("18:00-02:00"));
  expect(day("Saturday").value).toBe("09:00-12:00");
});

it("shows the server's error beside the day", async () => {
  const errors = [
    { field: "openingHours.friday[0].from", code: "clock-time", message: "Must be a time." },
  ];
  hoursServer(OFFICE_HOURS, { status: 400, code: "invalid", message: "Invalid", errors });
  renderWithQueries(<Hours />);
  await screen.findByLabelText("Friday");
  await press("Save");
  expect((await screen.findByRole("alert")).textContent).toBe("Must be a time.");
  expect(day("Friday").getAttribute("aria-invalid")).toBe("true");
});

it("removes the opening hours", async () => {
  const server = hoursServer(OFFICE_HOURS);
  renderWithQueries(<Hours />);
  await screen.findByLabelText("Friday");
  await press("Remove opening hours");
  expect(await screen.findByRole("button", { name: "Set opening hours" })).toBeTruthy();
  expect(server.asked("PATCH /api/settings")[0]?.body).toEqual({ openingHours: null });
});
