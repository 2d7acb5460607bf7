// @vitest-environment jsdom
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { OWN_CALLS } from "@/api/callScope";
import { settingsQuery } from "@/api/settings";
import type { ClientSettings } from "@/api/types";
import { fakeServer } from "@/test/fakeServer";
import { renderWithQueries } from "@/test/render";
import { BusinessPage } from "./BusinessPage";

const SETTINGS = {
  timezone: "Europe/Berlin",
  currency: "EUR",
  goals: [],
  fieldRoles: {},
} as unknown as ClientSettings;

const RULES = { negativeSentiment: false, failed: false, missedGoals: [], phrases: [] };

/** A fake server that returns the settings that were sent last. */
function settingsServer(refusal?: object) {
  let settings = SETTINGS;
  return fakeServer({
    "GET /api/settings": () => ({ data: settings }),
    "GET /api/calls/fields": () => ({ data: { fields: [] } }),
    "GET /api/settings/review-rules": () => ({ data: RULES }),
    "PATCH /api/settings": ({ body }) => {
      if (refusal) return refusal;
      settings = { ...settings, ...(body as object) };
      return { data: settings };
    },
  });
}

const field = (label: string) => screen.findByLabelText<HTMLInputElement>(label);

async function write(label: string, text: string) {
  await userEvent.clear(await field(label));
  await userEvent.type(await field(label), text);
}

const save = async () =>
  userEvent.click((await screen.findAllByRole("button", { name: "Save" }))[0] as HTMLElement);

it("rejects an unknown time zone and sends the IANA name of a known one", async () => {
  const server = settingsServer();
  renderWithQueries(<BusinessPage />);
  await write("Time zone", "Mars/Olympus");
  await save();
  expect((await screen.findByRole("alert")).textContent).toMatch(/Choose a time zone/);
  expect(server.asked("PATCH /api/settings")).toEqual([]);

  await write("Time zone", " America/New York");
  await write("Currency", "usd");
  await save();
  await screen.findByText("Saved.");
  expect(server.asked("PATCH /api/settings")[0]?.body).toEqual({
    timezone: "America/New_York",
    currency: "USD",
  });
  await waitFor(async () => expect((await field("Time zone")).value).toBe("America/New_York"));
});

it("shows the server's error beside the currency", async () => {
  const errors = [{ field: "currency", code: "currency", message: "Must be a currency." }];
  settingsServer({ status: 400, code: "invalid", message: "Invalid", errors });
  renderWithQueries(<BusinessPage />);
  await write("Currency", "xyz");
  await save();
  await waitFor(async () =>
    expect((await field("Currency")).getAttribute("aria-invalid")).toBe("true"),
  );
  expect(document.activeElement).toBe(await field("Currency"));
});

it("keeps unsaved edits when settings change elsewhere", async () => {
  settingsServer();
  const client = renderWithQueries(<BusinessPage />);
  await write("Time zone", "Asia/Tok");
  client.setQueryData(settingsQuery(OWN_CALLS).queryKey, {
    ...SETTINGS,
    timezone: "Europe/Paris",
    currency: "CHF",
  });
  await waitFor(async () => expect((await field("Currency")).value).toBe("CHF"));
  expect((await field("Time zone")).value).toBe("Asia/Tok");
});
