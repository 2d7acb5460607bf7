// @vitest-environment jsdom
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { fakeServer } from "@/test/fakeServer";
import { renderInRouter } from "@/test/render";
import { SavedViews, SaveView } from "./SavedViews";
import "./SaveViewDialog";

const VIEW = {
  id: "v1",
  name: "Failed",
  query: "outcome=failed",
  columns: [],
  shared: true,
  own: false,
};

it("opens a view, and saves the filters that are none", async () => {
  const server = fakeServer({
    "GET /api/views": () => ({ data: { views: [VIEW] } }),
    "GET /api/auth/me": () => ({ data: { id: "bo", membership: "member" } }),
    "POST /api/views": () => ({ status: 201, data: { ...VIEW, id: "v2", own: true } }),
  });
  const { router } = await renderInRouter(
    <>
      <SavedViews />
      <SaveView />
    </>,
  );

  await userEvent.selectOptions(await screen.findByLabelText("Saved views"), "v1");
  expect(router.history.location.href).toBe("/calls?outcome=failed");
  // A colleague's view is not a member's to remove.
  expect(screen.queryByRole("button", { name: "Remove view" })).toBeNull();

  router.history.push("/calls?outcome=voicemail");
  await userEvent.click(await screen.findByRole("button", { name: "Save view" }));
  const dialog = await screen.findByRole("dialog");
  await userEvent.type(within(dialog).getByLabelText("Name"), "Voicemail");
  await userEvent.click(within(dialog).getByRole("button", { name: "Save" }));
  expect(server.asked("POST /api/views")[0]?.body).toEqual({
    name: "Voicemail",
    query: "outcome=voicemail",
    shared: false,
  });
});

it("asks for a name, and shows the server's problem beside it", async () => {
  const errors = [{ field: "name", code: "text-between", message: "Too long." }];
  const server = fakeServer({
    "GET /api/views": () => ({ data: { views: [] } }),
    "GET /api/auth/me": () => ({ data: { id: "bo", membership: "member" } }),
    "POST /api/views": () => ({ status: 400, code: "invalid", message: "Invalid", errors }),
  });
  const { router } = await renderInRouter(<SaveView />);
  router.history.push("/calls?outcome=voicemail");
  await userEvent.click(await screen.findByRole("button", { name: "Save view" }));
  const dialog = within(await screen.findByRole("dialog"));
  const save = () => userEvent.click(dialog.getByRole("button", { name: "Save" }));
  await save();
  expect((await dialog.findByRole("alert")).textContent).toBe("Give the view a name.");
  expect(server.asked("POST /api/views")).toEqual([]);

  await userEvent.type(dialog.getByLabelText("Name"), "Voicemail");
  await userEvent.click(dialog.getByLabelText("Share with everybody of this account"));
  await save();
  expect((await dialog.findByRole("alert")).textContent).toBe("Too long.");
  expect(server.asked("POST /api/views")[0]?.body).toMatchObject({ shared: true });
});
