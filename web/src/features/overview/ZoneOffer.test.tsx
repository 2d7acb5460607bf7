// @vitest-environment jsdom
import { useQuery } from "@tanstack/react-query";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it } from "vitest";
import { OWN_CALLS } from "@/api/callScope";
import { settingsQuery } from "@/api/settings";
import { fakeServer } from "@/test/fakeServer";
import { renderWithQueries } from "@/test/render";
import { ZoneOffer } from "./ZoneOffer";

// The tests run in the zone Europe/London.
const TAKE = "Show times in Europe/London";

beforeEach(() => localStorage.clear());

function Offer() {
  const { data } = useQuery(settingsQuery(OWN_CALLS));
  return data ? <ZoneOffer timezone={data.timezone} /> : null;
}

async function show(timezone: string, membership = "owner") {
  let settings = { timezone };
  const server = fakeServer({
    "GET /api/auth/me": () => ({ data: { id: "u1", membership } }),
    "GET /api/settings": () => ({ data: settings }),
    "PATCH /api/settings": ({ body }) => {
      settings = body as typeof settings;
      return { data: settings };
    },
  });
  renderWithQueries(<Offer />);
  await waitFor(() => expect(server.asked("GET /api/auth/me")).toHaveLength(1));
  return server;
}

it("offers an owner the zone of the device while the client uses UTC", async () => {
  const server = await show("UTC");
  await userEvent.click(await screen.findByRole("button", { name: TAKE }));
  expect(await screen.findByText("Saved.")).toBeTruthy();
  expect(server.asked("PATCH /api/settings")[0]?.body).toEqual({ timezone: "Europe/London" });
  expect(screen.queryByRole("button", { name: TAKE })).toBeNull();
});

it("does not appear again after the user declines", async () => {
  await show("UTC");
  await userEvent.click(await screen.findByRole("button", { name: "Keep UTC" }));
  expect(screen.queryByRole("button", { name: TAKE })).toBeNull();
  renderWithQueries(<ZoneOffer timezone="UTC" />);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(screen.queryByRole("button", { name: TAKE })).toBeNull();
});

it.each([
  ["America/New_York", "owner"],
  ["UTC", "viewer"],
])("does not appear for the zone %s and the role %s", async (timezone, membership) => {
  await show(timezone, membership);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(screen.queryByRole("button", { name: TAKE })).toBeNull();
});
