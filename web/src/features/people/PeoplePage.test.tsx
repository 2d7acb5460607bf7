// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { fakeServer } from "@/test/fakeServer";
import { renderWithQueries } from "@/test/render";
import { PeoplePage } from "./PeoplePage";

const USERS = [
  { id: "anna", email: "anna@salon.test", role: "owner", invited: false },
  { id: "bo", email: "bo@salon.test", role: "viewer", invited: false },
  { id: "di", email: "di@salon.test", role: "member", invited: true },
];

function serve(mailConfigured = true) {
  return fakeServer({
    "GET /api/auth/options": () => ({ data: { mailConfigured, signupOpen: false } }),
    "POST /api/users/di/invitation": () => ({
      data: {
        user: USERS[2],
        invitationUrl: "https://calls.test/invitation/second",
        expiresAt: "2026-12-01T10:00:00Z",
        mailed: mailConfigured,
      },
    }),
    "POST /api/users/bo/reset-link": () => ({
      data: {
        resetUrl: "https://calls.test/reset-password/abc",
        expiresAt: "2026-12-01T10:00:00Z",
      },
    }),
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

it("changes the role of a person", async () => {
  const server = serve();
  renderWithQueries(<PeoplePage />);
  await userEvent.selectOptions(
    await screen.findByLabelText("What bo@salon.test may do"),
    "member",
  );
  expect(server.asked("PATCH /api/users/bo").map(({ body }) => body)).toEqual([{ role: "member" }]);
});

const rowOf = async (email: string) => {
  const row = (await screen.findByText(email)).closest("li");
  if (!row) throw new Error(`${email} is in no row`);
  return within(row);
};

it("marks people with an open invitation and sends it again", async () => {
  const server = serve();
  renderWithQueries(<PeoplePage />);
  const di = await rowOf("di@salon.test");
  expect(di.getByText("Invited, not signed in yet")).toBeTruthy();
  expect((await rowOf("bo@salon.test")).queryByText("Invited, not signed in yet")).toBeNull();

  await userEvent.click(
    await di.findByRole("button", { name: "Send invitation again to di@salon.test" }),
  );
  const dialog = within(await screen.findByRole("dialog"));
  expect(dialog.getByText(/was sent to/).textContent).toContain("di@salon.test");
  expect(dialog.getByDisplayValue("https://calls.test/invitation/second")).toBeTruthy();
  expect(dialog.getByRole("button", { name: "Copy link" })).toBeTruthy();
  expect(server.asked("POST /api/users/di/invitation")).toHaveLength(1);
  // With mail, users reset a forgotten password without help.
  expect(screen.queryByRole("button", { name: /Password reset link/ })).toBeNull();
});

it("offers invitation and reset links when mail is not configured", async () => {
  serve(false);
  renderWithQueries(<PeoplePage />);
  const di = await rowOf("di@salon.test");
  expect(
    await di.findByRole("button", { name: "New invitation link for di@salon.test" }),
  ).toBeTruthy();

  const bo = await rowOf("bo@salon.test");
  await userEvent.click(
    await bo.findByRole("button", { name: "Password reset link for bo@salon.test" }),
  );
  expect(await screen.findByDisplayValue("https://calls.test/reset-password/abc")).toBeTruthy();
  expect((await rowOf("anna@salon.test")).queryByRole("button", { name: /reset link/ })).toBeNull();
});

it("reloads the people when an invitation was already accepted", async () => {
  const server = fakeServer({
    "GET /api/users": () => ({ data: { users: USERS } }),
    "GET /api/auth/me": () => ({ data: { id: "anna", email: "anna@salon.test", role: "client" } }),
    "GET /api/auth/options": () => ({ data: { mailConfigured: true, signupOpen: false } }),
    "POST /api/users/di/invitation": () => ({
      status: 409,
      code: "already-active",
      message: "This person has chosen a password already.",
    }),
  });
  renderWithQueries(<PeoplePage />);
  await userEvent.click(
    await screen.findByRole("button", { name: "Send invitation again to di@salon.test" }),
  );
  expect(await screen.findByText("This person has chosen a password already.")).toBeTruthy();
  await waitFor(() => expect(server.asked("GET /api/users")).toHaveLength(2));
});

it("says why the last owner cannot be removed", async () => {
  serve();
  renderWithQueries(<PeoplePage />);
  await userEvent.click(await screen.findByRole("button", { name: "Remove anna@salon.test" }));
  const dialog = await screen.findByRole("alertdialog");
  await userEvent.click(within(dialog).getByRole("button", { name: "Remove" }));
  expect(await within(dialog).findByText("At least one owner has to stay.")).toBeTruthy();
});

it("shows the invitation link when no mail was sent", async () => {
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
