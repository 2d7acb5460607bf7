// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { fakeServer } from "@/test/fakeServer";
import { renderWithQueries } from "@/test/render";
import { ClientSees } from "./ClientSees";

const CHOSEN = { cost: "hidden", recordings: "shown", transcripts: "shown", numbers: "shown" };
const ADDRESS = "/api/clients/c1/disclosure";

it("shows a switch for each part, with an explanation", async () => {
  fakeServer({ [`GET ${ADDRESS}`]: () => ({ data: CHOSEN }) });
  renderWithQueries(<ClientSees clientId="c1" />);

  const cost = await screen.findByRole("switch", { name: "Retell’s cost" });
  expect(screen.getAllByRole("switch")).toHaveLength(4);
  expect(cost).toHaveProperty("checked", false);
  expect(screen.getByRole("switch", { name: "Recordings" })).toHaveProperty("checked", true);
  expect(screen.getByText("What Retell charges stays with you.")).toBeTruthy();
});

it("masks numbers and shows the saved setting", async () => {
  const server = fakeServer({
    [`GET ${ADDRESS}`]: () => ({ data: CHOSEN }),
    [`PATCH ${ADDRESS}`]: () => ({ data: { ...CHOSEN, numbers: "masked" } }),
  });
  renderWithQueries(<ClientSees clientId="c1" />);

  await userEvent.click(await screen.findByRole("switch", { name: "Full phone numbers" }));

  expect(server.asked(`PATCH ${ADDRESS}`)[0]?.body).toEqual({ numbers: "masked" });
  expect(await screen.findByText(/Numbers read \+1 •••/)).toBeTruthy();
  expect(screen.getByRole("switch", { name: "Full phone numbers" })).toHaveProperty(
    "checked",
    false,
  );
});

it("shows why a change failed and keeps the saved setting", async () => {
  fakeServer({
    [`GET ${ADDRESS}`]: () => ({ data: CHOSEN }),
    [`PATCH ${ADDRESS}`]: () => ({ status: 503, code: "unavailable", message: "Try again soon." }),
  });
  renderWithQueries(<ClientSees clientId="c1" />);

  await userEvent.click(await screen.findByRole("switch", { name: "Recordings" }));

  expect(await screen.findByText("Try again soon.")).toBeTruthy();
  expect(screen.getByRole("switch", { name: "Recordings" })).toHaveProperty("checked", true);
});
