// @vitest-environment jsdom
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { fakeServer } from "@/test/fakeServer";
import { renderWithQueries } from "@/test/render";
import { PeoplePage } from "./PeoplePage";

const USERS = [
  { id: "anna", email: "anna@salon.test", role: "owner" },
  { id: "bo", email: "bo@salon.test", role: "viewer" },
];

function serve() {
  return fakeServer({
    "GET /api/users": () => ({ data: { users: USERS } }),
    "GET /api/auth/me": () => ({ data: { id: "anna", email: "anna@salon.test", role: "client" } }),
    "PATCH /api/users/bo": () => ({ data: { ...USERS[1], role: "member" } }),
    "DELETE /api/users/anna": () => ({
      status: 409,
      code: "last-owner",
      message: "At least one owner has to stay.",
    }),
    "POST /api/users": () => ({
      status: 201,
      data: {
        user: { id: "cy", email: "cy@salon.test", role: "member" },
        invitationUrl: "https://calls.test/invitation/abc",
        expiresAt: "2026-12-01T10:00:00Z",
        mailed: false,
      },
    }),
  });
}

it("changes what a person may do", async () => {
  const server = serve();
  renderWithQueries(<PeoplePage />);
  await userEvent.selectOptions(
    await screen.findByLabelText("What bo@salon.test may do"),
    "member",
  );
  expect(server.asked("PATCH /api/users/bo").map(({ body }) => body)).toEqual([{ role: "member" }]);
});

it("says why the last owner cannot be removed", async () => {
  serve();
  renderWithQueries(<PeoplePage />);
  await userEvent.click(await screen.findByRole("button", { name: "Remove anna@salon.test" }));
  const dialog = await screen.findByRole("alertdialog");
  await userEvent.click(within(dialog).getByRole("button", { name: "Remove" }));
  expect(await within(dialog).findByText("At least one owner has to stay.")).toBeTruthy();
});

it("shows the link of an invitation that no mail server took", async () => {
  const server = serve();
  renderWithQueries(<PeoplePage />);
  await userEvent.click(screen.getByRole("button", { name: "Invite" }));
  const dialog = await screen.findByRole("dialog");
  await userEvent.type(within(dialog).getByLabelText("E-mail address"), "cy@salon.test");
  await userEvent.click(within(dialog).getByRole("button", { name: "Invite" }));
  expect(await screen.findByDisplayValue("https://calls.test/invitation/abc")).toBeTruthy();
  expect(server.asked("POST /api/users")[0]?.body).toEqual({
    email: "cy@salon.test",
    role: "member",
  });
});
