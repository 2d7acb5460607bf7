// @vitest-environment jsdom
import { cleanup, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { fakeServer } from "@/test/fakeServer";
import { renderInRouter } from "@/test/render";
import { SavedViews, SaveView } from "./SavedViews";
import { openView } from "./useViews";
import "./SaveViewDialog";

afterEach(() => openView(undefined));

const VIEW = {
  id: "v1",
  name: "Failed",
  query: "outcome=failed",
  columns: [],
  shared: true,
  own: false,
};

it("opens a view and saves unsaved filters as a new view", async () => {
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
  // A member may not remove a colleague's view.
  expect(screen.queryByRole("button", { name: "Remove view" })).toBeNull();

  router.history.push("/calls?outcome=voicemail");
  await userEvent.click(await screen.findByRole("button", { name: "Save as new view" }));
  const dialog = await screen.findByRole("dialog");
  await userEvent.type(within(dialog).getByLabelText("Name"), "Voicemail");
  await userEvent.click(within(dialog).getByRole("button", { name: "Save" }));
  expect(server.asked("POST /api/views")[0]?.body).toEqual({
    name: "Voicemail",
    query: "outcome=voicemail",
    shared: false,
  });
});

it("requires a name and shows the server's error beside it", async () => {
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

const OWN = {
  ...VIEW,
  id: "v3",
  name: "Bad",
  query: "outcome=failed,voicemail&period=7d",
  own: true,
};

async function showViews(views = [VIEW, OWN], membership = "member") {
  let held = views;
  const server = fakeServer({
    "GET /api/views": () => ({ data: { views: held } }),
    "GET /api/auth/me": () => ({ data: { id: "bo", membership } }),
    "PATCH /api/views/v3": ({ body }) => {
      held = held.map((view) => (view.id === "v3" ? { ...view, ...(body as object) } : view));
      return { data: held.find(({ id }) => id === "v3") };
    },
  });
  const { router } = await renderInRouter(
    <>
      <SavedViews />
      <SaveView />
    </>,
  );
  const chosen = () =>
    screen.getByLabelText<HTMLSelectElement>("Saved views").selectedOptions[0]?.textContent;
  await screen.findByLabelText("Saved views");
  return { server, router, chosen };
}

it("recognises a view by its filters in any order", async () => {
  const { router, chosen } = await showViews();
  router.history.push("/calls?period=7d&outcome=voicemail%2Cfailed");
  await vi.waitFor(() => expect(chosen()).toBe("Bad (shared)"));
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "View saved" }).disabled).toBe(true);
});

it("updates the open view or undoes its changes", async () => {
  const { server, router, chosen } = await showViews();
  await userEvent.selectOptions(screen.getByLabelText("Saved views"), "v3");
  router.history.push("/calls?period=30d&outcome=failed");
  await vi.waitFor(() => expect(chosen()).toBe("Bad (shared, changed)"));
  expect(screen.getByRole("button", { name: "Save as new view" })).toBeTruthy();

  await userEvent.click(screen.getByRole("button", { name: "Undo changes" }));
  await vi.waitFor(() => expect(chosen()).toBe("Bad (shared)"));
  expect(screen.queryByRole("button", { name: "Update this view" })).toBeNull();

  router.history.push("/calls?period=30d&outcome=failed");
  await userEvent.click(await screen.findByRole("button", { name: "Update this view" }));
  await vi.waitFor(() => expect(chosen()).toBe("Bad (shared)"));
  expect(server.asked("PATCH /api/views/v3").map(({ body }) => body)).toEqual([
    { query: "period=30d&outcome=failed" },
  ]);

  // A list without filters shows no view.
  router.history.push("/calls");
  await vi.waitFor(() => expect(chosen()).toBe("All calls"));
  router.history.push("/calls?period=90d");
  await vi.waitFor(() => expect(chosen()).toBe("Unsaved filters"));
});

it("renames a view and stops sharing it", async () => {
  const { server, chosen } = await showViews();
  await userEvent.selectOptions(screen.getByLabelText("Saved views"), "v3");
  await userEvent.click(await screen.findByRole("button", { name: "Rename or share" }));
  const dialog = within(await screen.findByRole("dialog"));
  await userEvent.clear(dialog.getByLabelText("Name"));
  await userEvent.type(dialog.getByLabelText("Name"), "Worse");
  await userEvent.click(dialog.getByLabelText("Share with everybody of this account"));
  await userEvent.click(dialog.getByRole("button", { name: "Save" }));
  await vi.waitFor(() => expect(chosen()).toBe("Worse"));
  expect(server.asked("PATCH /api/views/v3").map(({ body }) => body)).toEqual([
    { name: "Worse", shared: false },
  ]);
});

it("offers changes of a view according to its author and the user’s role", async () => {
  const { router, chosen } = await showViews();
  await userEvent.selectOptions(screen.getByLabelText("Saved views"), "v1");
  router.history.push("/calls?outcome=failed&period=7d");
  await vi.waitFor(() => expect(chosen()).toBe("Failed (shared, changed)"));
  expect(screen.queryByRole("button", { name: "Update this view" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Rename or share" })).toBeNull();

  cleanup();
  openView(undefined);
  await showViews([VIEW, OWN], "viewer");
  await userEvent.selectOptions(screen.getByLabelText("Saved views"), "v3");
  await vi.waitFor(() => expect(screen.queryByRole("button", { name: /Save|saved/ })).toBeNull());
  expect(screen.queryByRole("button", { name: "Rename or share" })).toBeNull();

  cleanup();
  openView(undefined);
  await showViews([VIEW, OWN], "owner");
  await userEvent.selectOptions(screen.getByLabelText("Saved views"), "v1");
  expect(await screen.findByRole("button", { name: "Rename or share" })).toBeTruthy();
});
